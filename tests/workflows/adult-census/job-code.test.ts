import path from "node:path";
import { describePythonTests } from "../../support/python-tests";

describePythonTests("Adult Census job code", path.join(__dirname, "python"));
