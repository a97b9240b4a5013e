import path from "node:path";
import { describePythonTests } from "../../support/python-tests";

describePythonTests("game sales job code", path.join(__dirname, "python"));
