import path from "node:path";
import { describePythonTests } from "../../support/python-tests";

describePythonTests("churn retraining job code", path.join(__dirname, "python"));
