import path from "node:path";
import { awsClients } from "../acceptance/aws/clients";
import { preflight } from "../acceptance/preflight/preflight";
import { preflightText } from "../acceptance/preflight/preflight-text";
import { readStackSettings } from "../acceptance/stack-settings";
import { command, run, setExitCode } from "./command-line/command";
import { findWorkflow, workflowNames } from "./command-line/workflow-lookup";

interface Options {
  readonly stack: string;
  readonly endpointUrl?: string;
  readonly json?: boolean;
}

const ROOT = path.resolve(__dirname, "..");

const program = command(
  "preflight",
  "Look for what would go wrong in this account, before anything is made. Changes nothing.",
  "npm run -s preflight -- --stack dev",
)
  .requiredOption("--stack <STACK>", "the stack whose Pulumi.STACK.yaml is read")
  .option("--endpoint-url <URL>", "one endpoint for all services, for rehearsals")
  .option("--json", "print one JSON object: {stack, findings: [{check, level, message, hint}]}")
  .action(async ({ stack, endpointUrl, json }: Options) => {
    const settings = readStackSettings(ROOT, stack, { names: workflowNames, find: findWorkflow });
    const { region } = settings.configuration;
    const clients = awsClients({ region, ...(endpointUrl === undefined ? {} : { endpointUrl }) });
    const findings = await preflight(settings, clients);
    process.stdout.write(
      json === true ? `${JSON.stringify({ stack, findings }, null, 2)}\n` : preflightText(stack, findings),
    );
    setExitCode(program, findings.some(({ level }) => level === "error") ? 1 : 0);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
