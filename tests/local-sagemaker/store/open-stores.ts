import { createInterface } from "node:readline";
import { Store } from "../../../local-sagemaker/store/store";

// Run by a test as a process of its own: opens a store in each folder that it is told, and answers how that went.
createInterface(process.stdin).on("line", (folder) => {
  try {
    Store.open(folder).close();
    process.stdout.write("opened\n");
  } catch (error) {
    process.stdout.write(`${String(error)}\n`);
  }
});
process.stdout.write("ready\n");
