import path from "node:path";
import { describePythonTests } from "../../support/python-tests";

describePythonTests("Abalone job code", path.join(__dirname, "python"));
