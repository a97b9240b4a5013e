import path from "node:path";
import { describePythonTests } from "../../support/python-tests";

describePythonTests("Deploying function of several workflows", path.join(__dirname, "python"));
