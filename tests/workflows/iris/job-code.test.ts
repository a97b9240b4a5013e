import path from "node:path";
import { describePythonTests } from "../../support/python-tests";

describePythonTests("Iris job code", path.join(__dirname, "python"));
