import assert from "node:assert/strict";
import { policyParts, previewPolicies, upPolicies } from "../../bootstrap/policies/delivery-policies";
import { policyFaults } from "../iam/service-authorization";
import { isAllowed, isDenied, listed, type Access, type Policy } from "../support/iam-evaluator";

const place = { partition: "aws", region: "us-east-1", account: "111122223333" };
const state = {
  project: "sagemaker-pipelines",
  bucket: "acme-state",
  keyArn: "arn:aws:kms:us-east-1:111122223333:key/state",
};
const preview = previewPolicies({ place, names: ["adult-census"] }, state, ["census-of-acme"]);
const dev = upPolicies({ place, stack: "dev", names: ["adult-census-dev"] }, state, true);
const prod = upPolicies({ place, stack: "prod", names: ["adult-census-prod"] }, state, false);

const may = (policies: Readonly<Record<string, Policy>>, access: Access): boolean =>
  Object.values(policies).every((policy) => !isDenied(policy, access)) &&
  Object.values(policies).some((policy) => isAllowed(policy, access));

const regional = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:111122223333:${resource}`;
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const BOUNDARY = {
  "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/sagemaker-pipelines-boundary",
};
const tag = (stack: string) => ({ "aws:ResourceTag/stack": stack });

/** A denial is better about everything; all else that AWS's data says counts. */
const DENIED =
  /^(secretsmanager:GetSecretValue|ssm:GetParameters?(ByPath)?|iam:(DeleteRolePermissionsBoundary|CreatePolicyVersion|SetDefaultPolicyVersion)) has resources/;
/** A global key, which AWS is told for keys, domains and profiles; the data has it with the resource, not the action. */
const GLOBAL = /^(kms:\w+|sagemaker:\w+(Domain|UserProfile)) is not told aws:ResourceTag\/stack$/;
/** AWS's manual compares it as text, as its examples do. */
const AS_TEXT = /^StringEquals does not fit iam:PermissionsBoundary/;
/** Parts of a network share statements: each action is also given kinds that it has nothing to do with. */
const SHARED = /^ec2:\w+ knows no resource like/;
/** The data knows HTTP APIs and their tags, but has these verbs with REST APIs only. */
const HTTP_API =
  /^apigateway:[A-Z]+ (knows no resource like \S+::\/apis(\/\*)?|is not told aws:ResourceTag\/stack)$/;
const isFault = (fault: string): boolean =>
  ![DENIED, GLOBAL, AS_TEXT, SHARED, HTTP_API].some((waived) => waived.test(fault));

describe("the roles that deliver", () => {
  for (const [name, policies] of Object.entries({ preview, dev, prod })) {
    it(`${name}: ask for actions, resources and keys as AWS knows them`, async () => {
      for (const [part, policy] of Object.entries(policies))
        assert.deepEqual((await policyFaults(policy as Policy)).filter(isFault), [], part);
    });
  }

  it("have the same parts, no more than a role takes", () => {
    for (const policies of [preview, dev, prod])
      assert.deepEqual(Object.keys(policies).sort(), [...policyParts].sort());
    assert.ok(policyParts.length <= 10, `${String(policyParts.length)} policies`);
  });

  it("fit into IAM's policies also with five workflows", () => {
    const workflows = ["adult-census", "bank-marketing", "demand-forecast", "image-labels", "text-ranking"];
    const up = upPolicies(
      { place, stack: "staging", names: workflows.map((one) => `${one}-staging`) },
      state,
      true,
    );
    for (const policies of [previewPolicies({ place, names: workflows }, state, []), up]) {
      for (const [part, policy] of Object.entries(policies)) {
        const size = JSON.stringify(policy).length;
        assert.ok(size <= 6144, `${part} has ${String(size)} characters`);
      }
    }
  });
});

describe("the preview role", () => {
  it("reads states, secrets and settings", () => {
    for (const [action, resource, context] of [
      ["s3:GetObject", "arn:aws:s3:::acme-state/.pulumi/stacks/sagemaker-pipelines/prod.json", {}],
      ["s3:ListBucket", "arn:aws:s3:::acme-state", {}],
      ["kms:Decrypt", state.keyArn, {}],
      ["sagemaker:DescribePipeline", regional("sagemaker", "pipeline/adult-census-prod"), {}],
      ["iam:GetRole", role("adult-census-dev-training-1234567"), {}],
      ["s3:GetObject", "arn:aws:s3:::adult-census-dev-artifacts-1/code/adult-census/prepare.py", {}],
      ["ssm:GetParameter", regional("ssm", "parameter/adult-census-dev/pipelineName"), tag("dev")],
      ["glue:GetJob", regional("glue", "job/adult-census-dev-mark"), {}],
      ["glue:GetDatabase", regional("glue", "database/adult_census_dev"), {}],
      ["glue:GetSecurityConfiguration", "*", {}],
      ["states:DescribeStateMachine", regional("states", "stateMachine:adult-census-dev-aws-jobs-door"), {}],
      ["states:ValidateStateMachineDefinition", "*", {}],
    ] as const)
      assert.equal(may(preview, { action, resource, context }), true, `${action} ${resource}`);
  });

  it("writes nothing at all", () => {
    const reads =
      /^(s3:(Get|List)|[a-z0-9-]+:(Describe|GET$|Get|List|View|Validate|BatchGetImage|BatchGetProjects)|kms:Decrypt)/;
    const actions = Object.values(preview).flatMap(({ Statement }) =>
      Statement.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action }) => listed(Action)),
    );
    assert.ok(actions.length > 60);
    assert.deepEqual(
      actions.filter((action) => !reads.test(action)),
      [],
    );
  });

  it("reads no data, no secret and no parameter of others, whatever is attached to it", () => {
    const everything: Policy = {
      Version: "2012-10-17",
      Statement: [{ Sid: "All", Effect: "Allow", Action: "*", Resource: "*" }],
    };
    for (const [action, resource] of [
      ["s3:GetObject", "arn:aws:s3:::census-of-acme/adult.csv"],
      ["s3:GetObject", "arn:aws:s3:::adult-census-prod-artifacts-1/adult-census-prod/train/model.tar.gz"],
      ["secretsmanager:GetSecretValue", regional("secretsmanager", "secret:x")],
      ["ssm:GetParameter", regional("ssm", "parameter/database/password")],
    ] as const)
      assert.equal(may({ ...preview, everything }, { action, resource }), false, `${action} ${resource}`);
  });
});

describe("the role that deploys one stack", () => {
  const both = (action: string, resource: (stack: string) => string, context = {}) => {
    assert.equal(may(prod, { action, resource: resource("prod"), context }), true, `${action} of its own`);
    assert.equal(may(prod, { action, resource: resource("dev"), context }), false, `${action} of another`);
  };

  it("touches what bears its name, and nothing of another stack", () => {
    both("sagemaker:UpdatePipeline", (stack) => regional("sagemaker", `pipeline/adult-census-${stack}`));
    both("s3:PutBucketPolicy", (stack) => `arn:aws:s3:::adult-census-${stack}-artifacts-1`);
    both("s3:PutObject", (stack) => `arn:aws:s3:::adult-census-${stack}-artifacts-1/code/adult-census/a.py`);
    both(
      "s3:PutObject",
      (stack) => `arn:aws:s3:::acme-state/.pulumi/stacks/sagemaker-pipelines/${stack}.json`,
    );
    both(
      "s3:DeleteObject",
      (stack) => `arn:aws:s3:::acme-state/.pulumi/locks/organization/sagemaker-pipelines/${stack}/1.json`,
    );
    both("ecr:PutImage", (stack) => regional("ecr", `repository/adult-census-${stack}-jobs-1234567`));
    both("logs:CreateLogGroup", (stack) => regional("logs", `log-group:adult-census-${stack}-flow-logs-1`));
    both("ssm:PutParameter", (stack) => regional("ssm", `parameter/adult-census-${stack}/pipelineName`));
    both("pipes:CreatePipe", (stack) => regional("pipes", `pipe/adult-census-${stack}-table`));
    both("glue:CreateJob", (stack) => regional("glue", `job/adult-census-${stack}-mark`));
    both("glue:UpdateCrawler", (stack) => regional("glue", `crawler/adult-census-${stack}-tables`));
    both("glue:CreateDatabase", (stack) => regional("glue", `database/adult_census_${stack}`));
    both("glue:DeleteDatabase", (stack) => regional("glue", `database/adult_census_${stack}`));
    both("glue:TagResource", (stack) => regional("glue", `job/adult-census-${stack}-mark`));
    both("states:CreateStateMachine", (stack) =>
      regional("states", `stateMachine:adult-census-${stack}-aws-jobs-door`),
    );
    both("lambda:PutFunctionEventInvokeConfig", (stack) =>
      regional("lambda", `function:adult-census-${stack}-gate-1234567`),
    );
    both("ecr:SetRepositoryPolicy", (stack) =>
      regional("ecr", `repository/adult-census-${stack}-jobs-1234567`),
    );
    both("secretsmanager:CreateSecret", (stack) =>
      regional("secretsmanager", `secret:adult-census-${stack}-webhook-1234567-AbCdEf`),
    );
    both("iam:CreateRole", (stack) => role(`adult-census-${stack}-training-1`), BOUNDARY);
    for (const service of ["glue", "lambda", "pipes", "sagemaker", "states"])
      both("iam:PassRole", (stack) => role(`adult-census-${stack}-training-1`), {
        "iam:PassedToService": `${service}.amazonaws.com`,
      });
  });

  it("tells by the tag what has no name", () => {
    for (const [action, resource] of [
      ["kms:PutKeyPolicy", regional("kms", "key/1")],
      ["kms:Encrypt", regional("kms", "key/1")],
      ["ec2:DeleteVpcEndpoints", regional("ec2", "vpc-endpoint/vpce-1")],
      ["ec2:AuthorizeSecurityGroupEgress", regional("ec2", "security-group/sg-1")],
      ["sagemaker:UpdateDomain", regional("sagemaker", "domain/d-1")],
      ["sagemaker:DeleteUserProfile", regional("sagemaker", "user-profile/d-1/ann")],
      ["apigateway:PATCH", "arn:aws:apigateway:us-east-1::/apis/a1b2c3"],
    ] as const) {
      assert.equal(may(prod, { action, resource, context: tag("prod") }), true, action);
      assert.equal(may(prod, { action, resource, context: tag("dev") }), false, action);
      assert.equal(may(prod, { action, resource }), false, `${action} without a tag`);
    }
    const capture = { action: "kms:TagResource", resource: regional("kms", "key/1") };
    const brought = { "aws:RequestTag/stack": "prod" };
    assert.equal(may(prod, { ...capture, context: brought }), true);
    assert.equal(may(prod, { ...capture, context: { ...brought, ...tag("dev") } }), false);
  });

  it("makes no role without the boundary, and never takes it away", () => {
    const resource = role("adult-census-prod-training-1");
    for (const action of ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy"]) {
      assert.equal(may(prod, { action, resource }), false, action);
      assert.equal(may(prod, { action, resource, context: BOUNDARY }), true, action);
    }
    assert.equal(
      may(prod, { action: "iam:DeleteRolePermissionsBoundary", resource, context: BOUNDARY }),
      false,
    );
    assert.equal(
      may(prod, {
        action: "iam:PassRole",
        resource,
        context: { "iam:PassedToService": "ec2.amazonaws.com" },
      }),
      false,
    );
  });

  it("deletes what holds state only where the stack may be thrown away", () => {
    const deletion = (stack: string) => [
      ["s3:DeleteBucket", `arn:aws:s3:::adult-census-${stack}-artifacts-1`],
      ["s3:DeleteObjectVersion", `arn:aws:s3:::adult-census-${stack}-artifacts-1/x`],
      ["ecr:DeleteRepository", regional("ecr", `repository/adult-census-${stack}-jobs-1`)],
      ["kms:ScheduleKeyDeletion", regional("kms", "key/1")],
      [
        "sagemaker:DeleteModelPackageGroup",
        regional("sagemaker", `model-package-group/adult-census-${stack}`),
      ],
      ["sagemaker:DeleteDomain", regional("sagemaker", "domain/d-1")],
    ];
    for (const [policies, stack, expected] of [
      [dev, "dev", true],
      [prod, "prod", false],
    ] as const)
      for (const [action = "", resource = ""] of deletion(stack))
        assert.equal(
          may(policies, { action, resource, context: tag(stack) }),
          expected,
          `${stack} ${action}`,
        );
  });
});
