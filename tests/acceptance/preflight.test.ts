import assert from "node:assert/strict";
import { awsClients } from "../../acceptance/aws/clients";
import type { Finding } from "../../acceptance/finding";
import { preflight } from "../../acceptance/preflight/preflight";
import { preflightText } from "../../acceptance/preflight/preflight-text";
import { AwsDouble, type Script } from "./aws-double";
import { devSettings } from "./dev-settings";
import { ABSENT, ACCOUNT, goodAccount } from "./good-account";
import { existing, IMAGE, own } from "./preflight-case";
import { functionCases } from "./function-cases";
import { secretCases } from "./secret-cases";
import { serviceCases } from "./service-cases";
import { surroundingCases } from "./surrounding-cases";

const cases = [...serviceCases, ...secretCases, ...functionCases, ...surroundingCases];

describe("preflight", () => {
  const double = new AwsDouble();
  const clients = () => awsClients({ region: "us-east-1", endpointUrl: double.url() });
  const findingsOf = async (script: Script, settings = devSettings()) => {
    double.play({ ...goodAccount, ...script });
    return preflight(settings, clients());
  };
  const notOk = (findings: readonly Finding[]) => findings.filter(({ level }) => level !== "ok");

  before(async () => double.open());
  after(async () => double.close());

  it("finds nothing in an account where all is well, and asks for everything", async () => {
    const findings = await findingsOf({});
    assert.deepEqual(notOk(findings), []);
    const checks = [
      "credentials",
      "region",
      "secrets",
      "quotas",
      "names",
      "images",
      "network",
      "roles",
      "data",
    ];
    assert.deepEqual([...new Set(findings.map(({ check }) => check))], checks);
    assert.deepEqual(double.inputsOf("iam:GetRole"), [
      { Action: "GetRole", RoleName: "Deploy", Version: "2010-05-08" },
    ]);
  });

  it("only reads", async () => {
    await findingsOf({ "sagemaker:DescribePipeline": existing(), "sagemaker:ListTags": own });
    const verbs = double.requests.map(({ action }) => /:(BatchGet|[A-Z][a-z]+)/.exec(action)?.[1]);
    assert.deepEqual([...new Set(verbs)].toSorted(), ["BatchGet", "Describe", "Get", "List", "Simulate"]);
  });

  it("asks for a key in the key's region", async () => {
    assert.equal(await clients().kmsIn("eu-west-1").config.region(), "eu-west-1");
  });

  for (const { title, script, configuration = {}, settings = {}, finding, others } of cases) {
    it(`tells of ${title}`, async () => {
      const findings = await findingsOf(script, devSettings(configuration, settings));
      assert.deepEqual(
        findings.filter(({ message }) => message === finding.message),
        [finding],
      );
      assert.equal(notOk(findings).length, others ?? 1, JSON.stringify(notOk(findings), null, 1));
    });
  }

  it("takes what it may not look at as a warning that names the right", async () => {
    const denied = { error: "AccessDeniedException", message: "not you" };
    const calls: readonly (readonly [call: string, subject: string])[] = [
      ["ec2:DescribeRegions", 'Region "us-east-1" is not known.'],
      [
        "kms:DescribeKey",
        'Key "alias/pulumi-secrets" of the stack\'s secrets in region "us-east-1" is not known.',
      ],
      ["servicequotas:ListServiceQuotas", "What the account may use is not known."],
      ["sagemaker:DescribePipeline", 'Pipeline "adult-census-dev" is not known.'],
      ["sagemaker:DescribeModelPackageGroup", 'Model package group "adult-census-dev" is not known.'],
      ["ecr:BatchGetImage", `AWS's image "${IMAGE}" is not known.`],
      ["ec2:DescribeVpcs", "How many VPCs there are is not known."],
      ["servicequotas:GetServiceQuota", "How many VPCs there may be is not known."],
      ["ec2:DescribeAvailabilityZones", 'What zones "us-east-1" has is not known.'],
      ["ec2:DescribeInstanceTypeOfferings", "Where instance types are offered is not known."],
      ["ec2:DescribeVpcEndpointServices", 'Endpoint service "com.amazonaws.us-east-1.s3" is not known.'],
      [
        "iam:SimulatePrincipalPolicy",
        `What "arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/ada" may do is not known.`,
      ],
    ];
    for (const [call, subject] of calls) {
      const [found, ...more] = notOk(await findingsOf({ [call]: denied }));
      assert.deepEqual(more, [], call);
      assert.equal(found?.level, "warning", call);
      assert.equal(found.message, `${subject} AWS does not allow "${call}": not you`);
      assert.equal(found.hint, `Allow "${call}" for whoever runs this, or look yourself.`);
    }
  });

  it("takes what AWS refuses otherwise as an error", async () => {
    const [found] = notOk(
      await findingsOf({ "ecr:BatchGetImage": { error: "InvalidParameterException", message: "bad tag" } }),
    );
    assert.equal(found?.level, "error");
    assert.equal(
      found.message,
      `AWS's image "${IMAGE}" is not known. AWS refuses "ecr:BatchGetImage": bad tag`,
    );
  });

  it("asks nothing more without good credentials", async () => {
    const errors: readonly (readonly [string, string, string])[] = [
      [
        "ExpiredToken",
        "The AWS credentials have expired.",
        "Sign in again, for example with: aws sso login.",
      ],
      [
        "InvalidClientTokenId",
        "AWS does not accept the credentials: no",
        "Check the access key, the profile and this machine's clock.",
      ],
      [
        "AccessDenied",
        'AWS does not allow "sts:GetCallerIdentity": no',
        'Allow "sts:GetCallerIdentity" for whoever runs this, or look yourself.',
      ],
    ];
    for (const [code, message, hint] of errors) {
      const findings = await findingsOf({ "sts:GetCallerIdentity": { error: code, message: "no" } });
      assert.deepEqual(findings, [{ check: "credentials", level: "error", message, hint }]);
      assert.deepEqual(double.requests.length, 1);
    }
  });

  it("says that no answer came", async () => {
    const findings = await preflight(
      devSettings(),
      awsClients({ region: "us-east-1", endpointUrl: "http://127.0.0.1:1" }),
    );
    assert.equal(findings.length, 1);
    assert.match(
      findings[0]?.message ?? "",
      /^AWS cannot be reached for "sts:GetCallerIdentity": nothing listens at "127\.0\.0\.1:\d+" \(ECONNREFUSED\)\.$/,
    );
    assert.equal(findings[0]?.hint, "Check the network, the proxy and the region of the stack.");
  });

  it("holds the account against those that are allowed", async () => {
    const settings = devSettings({}, { allowedAccountIds: ["999900001111"] });
    assert.deepEqual(await findingsOf({}, settings), [
      {
        check: "credentials",
        level: "error",
        message: `The credentials belong to account "${ACCOUNT}", and stack "dev" may only go into 999900001111.`,
        hint: "Use the credentials of that account, or mend aws:allowedAccountIds.",
      },
    ]);
    const right = devSettings({ protect: true }, { allowedAccountIds: [ACCOUNT] });
    assert.deepEqual(notOk(await findingsOf({}, right)), []);
  });

  it("wants a protected stack to name its account", async () => {
    const [found, ...more] = notOk(await findingsOf({}, devSettings({ protect: true })));
    assert.deepEqual(more, []);
    assert.equal(found?.message, 'Stack "dev" is protected and names no account that it may go into.');
    assert.equal(
      found.hint,
      `Name it: pulumi config set --stack dev --path 'aws:allowedAccountIds[0]' ${ACCOUNT}`,
    );
  });

  it("warns of the root user, for whom IAM simulates nothing", async () => {
    const root = { body: { Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:root` } };
    const [found, ...more] = notOk(await findingsOf({ "sts:GetCallerIdentity": root }));
    assert.deepEqual(more, []);
    assert.equal(found?.message, `The credentials are those of the root user of account "${ACCOUNT}".`);
    assert.deepEqual(double.inputsOf("iam:SimulatePrincipalPolicy"), []);
  });

  it("shows each finding, what to do, and the sum", async () => {
    const denied = { error: "AccessDenied", message: "no" };
    const findings = await findingsOf({
      "iam:SimulatePrincipalPolicy": denied,
      "ec2:DescribeRegions": { body: { regionInfo: [] } },
    });
    const lines = preflightText("dev", findings).split("\n");
    assert.ok(lines.includes('error    region       There is no region "us-east-1".'));
    assert.ok(
      lines.includes(`${" ".repeat(22)}Name one that AWS has: pulumi config set aws:region eu-west-1.`),
    );
    assert.ok(lines.includes('Stack "dev": 1 error, 1 warning.'));
  });

  it("says that a name is free only when AWS says so", async () => {
    const findings = await findingsOf({ "sagemaker:DescribePipeline": ABSENT });
    assert.ok(findings.some(({ message }) => message === 'Pipeline "adult-census-dev" is free.'));
  });
});
