import { createMemoryStore } from "../../../runtime/context/stores/memory.ts";
import { describeContextStore } from "./store-contract.ts";

describeContextStore("memory", async (options) => ({ store: createMemoryStore(options) }));
