import assert from "node:assert/strict";
import { isAllowed, type Policy } from "../support/iam-evaluator";
import { deployedStack, STACKS } from "../support/pulumi-program";

describe("FlowLogs", () => {
  for (const stack of STACKS) {
    it(`${stack}: records all traffic of the VPC in an encrypted group, for the configured time`, async () => {
      const run = await deployedStack(stack);
      const group = run.only("aws:cloudwatch/logGroup:LogGroup");
      const key = run.made(run.only("aws:kms/key:Key", `adult-census-${stack}-logs`))["arn"];
      const days = { dev: 30, staging: 90, prod: 365 }[stack];
      assert.deepEqual(group.inputs, { kmsKeyId: key, retentionInDays: days });
      const flow = run.only("aws:ec2/flowLog:FlowLog");
      assert.deepEqual(flow.inputs, {
        vpcId: run.made(run.only("awsx:ec2:Vpc"))["vpcId"],
        trafficType: "ALL",
        logDestination: run.made(group)["arn"],
        iamRoleArn: run.made(run.only("aws:iam/role:Role", `adult-census-${stack}-flow-logs`))["arn"],
      });
      const policy = `aws:iam/rolePolicy:RolePolicy::adult-census-${stack}-flow-logs`;
      assert.ok(flow.dependencies.includes(policy), "the role may write before the first record");
    });
  }

  it("lets the role write into its own group only, for flow logs of this account only", async () => {
    const run = await deployedStack("prod");
    const role = run.only("aws:iam/role:Role", "adult-census-prod-flow-logs");
    const trust = JSON.parse(String(role.inputs["assumeRolePolicy"])) as Policy;
    const assume = (account: string) =>
      isAllowed(trust, {
        action: "sts:AssumeRole",
        resource: "",
        context: {
          "aws:SourceAccount": account,
          "aws:SourceArn": `arn:aws:ec2:us-east-1:${account}:vpc-flow-log/fl-1`,
        },
      });
    assert.equal(assume("111122223333"), true);
    assert.equal(assume("999988887777"), false);
    const policy = JSON.parse(
      String(run.only("aws:iam/rolePolicy:RolePolicy", "adult-census-prod-flow-logs").inputs["policy"]),
    ) as Policy;
    const arn = String(run.made(run.only("aws:cloudwatch/logGroup:LogGroup"))["arn"]);
    const write = (resource: string) => isAllowed(policy, { action: "logs:PutLogEvents", resource });
    assert.equal(write(`${arn}:log-stream:eni-1-all`), true);
    assert.equal(write("arn:aws:logs:us-east-1:111122223333:log-group:other:log-stream:1"), false);
  });
});
