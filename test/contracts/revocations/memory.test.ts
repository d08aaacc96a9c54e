import { createMemoryRevocations } from "../../../runtime/shared/drivers/memory-revocations.ts";
import { describeRevocations } from "./revocations-contract.ts";

describeRevocations("memory", async (clock) => ({ here: createMemoryRevocations(clock) }));
