import { createInProcessBus } from "../../../runtime/context/buses/in-process.ts";
import { describeContextBus } from "./bus-contract.ts";

describeContextBus("in process", async () => {
  const bus = createInProcessBus();
  return { here: bus, there: bus };
});
