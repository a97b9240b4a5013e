/**
 * Holds CloudFormation templates against four packs of cdk-nag, and prints what they find as JSON:
 * `[{rule, subject, detail}]`. Takes the folder whose node_modules hold cdk-nag, a folder to write to, and templates.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [tools, scratch, ...templates] = process.argv.slice(2);
const load = createRequire(path.join(tools, "package.json"));
const cdk = load("aws-cdk-lib");
const { CfnInclude } = load("aws-cdk-lib/cloudformation-include");
const nag = load("cdk-nag");

const findingsOf = (templateFile) => {
  const name = path.basename(templateFile, ".json");
  const outdir = path.join(scratch, name);
  const app = new cdk.App({ analyticsReporting: false, outdir });
  new CfnInclude(new cdk.Stack(app, "audit"), name, { templateFile });
  cdk.Validations.of(app).addPlugins(
    new nag.AwsSolutionsChecks(app),
    new nag.NIST80053R5Checks(app),
    new nag.HIPAASecurityChecks(app),
    new nag.PCIDSS321Checks(app),
  );
  try {
    app.synth();
  } catch (error) {
    // Findings are thrown too; the report holds them all.
    if (!existsSync(path.join(outdir, "validation-report.json"))) throw error;
  }
  const { pluginReports } = JSON.parse(readFileSync(path.join(outdir, "validation-report.json"), "utf8"));
  return pluginReports
    .flatMap(({ violations }) => violations)
    .filter(({ ruleName }) =>
      /^(AwsSolutions|NIST\.800\.53\.R5|HIPAA\.Security|PCI\.DSS\.321)-/.test(ruleName),
    )
    .flatMap(({ ruleName, violatingConstructs }) => {
      const [, rule, detail = ""] = /^([^[]+)(?:\[(.*)\])?$/.exec(ruleName);
      return violatingConstructs.map(({ constructPath }) => ({
        rule,
        subject: constructPath.split("/").slice(1).join(" "),
        detail,
      }));
    });
};

const write = process.stdout.write.bind(process.stdout);
// What the auditors print themselves goes where progress goes.
process.stdout.write = process.stderr.write.bind(process.stderr);
console.log = console.error;
const found = templates.flatMap(findingsOf);
write(JSON.stringify(found));
