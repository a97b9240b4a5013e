import assert from "node:assert/strict";
import path from "node:path";
import { RunError } from "@pulumi/pulumi";
import { boundary } from "../../bootstrap/policies/boundary";
import { permissionsBoundary } from "../../components/policies/permissions-boundary";
import { imageFolders } from "../../workflows/image-folder";
import { failure } from "../support/failure";
import { isAllowed } from "../support/iam-evaluator";
import { addOwnImage, DOCKERFILE, IMAGE, writeImageFile } from "../support/own-image";
import { withCopy } from "../support/program-copy";
import { definitionOf, OBJECT } from "../support/pulumi-definition";
import { deployedStack, OWN_DATA, runProgram, UNKNOWN, type ProgramRun } from "../support/pulumi-program";

const INVOCATION = "aws:lambda/invocation:Invocation";
const PROJECT = "aws:codebuild/project:Project";
const NAME = "adult-census-prod";
const GIVEN = `111122223333.dkr.ecr.us-east-1.amazonaws.com/shared@sha256:${"c".repeat(64)}`;
const STACK = { stack: "prod", config: OWN_DATA } as const;

const parsed = (value: unknown): Record<string, unknown> =>
  JSON.parse(String(value)) as Record<string, unknown>;

/** Every image that the definition names. */
const imagesOf = (run: ProgramRun): readonly string[] => [
  ...new Set(
    [...definitionOf(run).matchAll(/"(?:ImageUri|TrainingImage|Image)":"([^"]+)"/g)].map(
      ([, uri]) => uri ?? "",
    ),
  ),
];

const statements = (run: ProgramRun, type: string, name: string, key = "policy") =>
  (parsed(run.only(type, name).inputs[key])["Statement"] as Record<string, unknown>[]) ?? [];

describe("own images", () => {
  let run: ProgramRun;
  let folder: ReturnType<typeof imageFolders>[number];
  before(() =>
    withCopy(async (copy) => {
      addOwnImage(copy);
      writeImageFile(path.join(copy, "workflows"), `${IMAGE}/lib/helper.py`, "ANSWER = 42\n");
      run = await runProgram({ ...STACK, folder: copy });
      const [found] = imageFolders("adult-census", path.join(copy, "workflows"));
      assert.ok(found);
      folder = found;
    }),
  );

  it("make nothing where the workflow has none", async () => {
    const without = await deployedStack("prod");
    for (const type of [INVOCATION, PROJECT]) assert.deepEqual(without.all(type), []);
    assert.equal(without.all("aws:lambda/function:Function").length, 0);
  });

  it("are asked for by their tag, and named by the digest that is answered", () => {
    const asked = run.only(INVOCATION);
    const { name: functionName } = run.made(run.only("aws:lambda/function:Function"));
    const { name: repository, repositoryUrl } = run.made(run.only("aws:ecr/repository:Repository"));
    const { bucket } = run.made(run.only("aws:s3/bucket:Bucket", `${NAME}-artifacts`));
    assert.equal(asked.inputs["functionName"], functionName);
    assert.deepEqual(parsed(asked.inputs["input"]), {
      projectName: run.made(run.only(PROJECT))["name"],
      repositoryName: repository,
      imageTag: folder.tag,
      source: `${String(bucket)}/${folder.prefix}`,
    });
    const { imageDigest } = parsed(run.made(asked)["result"]);
    assert.deepEqual(imagesOf(run), [`${String(repositoryUrl)}@${String(imageDigest)}`]);
  });

  it("are built after their files, under keys of their content, are there and nobody else may push", () => {
    const files = run.all(OBJECT).filter(({ name }) => name.startsWith(`${NAME}-images-`));
    assert.deepEqual(
      files.map(({ inputs }) => inputs["key"]),
      ["Dockerfile", "lib/helper.py", "requirements.txt"].map((file) => `${folder.prefix}${file}`),
    );
    assert.ok(files.every(({ retainOnDelete }) => retainOnDelete));
    const { dependencies } = run.only(INVOCATION);
    for (const { name } of files) assert.ok(dependencies.includes(`${OBJECT}::${name}`), name);
    assert.ok(dependencies.includes(`aws:ecr/repositoryPolicy:RepositoryPolicy::${NAME}-images`));
  });

  it("are built by a project that has a time limit, encrypted logs and no rights before its policy stands", () => {
    const { inputs, dependencies } = run.only(PROJECT);
    assert.deepEqual(inputs["artifacts"], { type: "NO_ARTIFACTS" });
    assert.equal(inputs["buildTimeout"], 13);
    assert.equal(inputs["encryptionKey"], run.made(run.only("aws:kms/key:Key", `${NAME}-data`))["arn"]);
    const group = run.only("aws:cloudwatch/logGroup:LogGroup", `${NAME}-image-builds`);
    assert.equal(group.inputs["kmsKeyId"], run.made(run.only("aws:kms/key:Key", `${NAME}-logs`))["arn"]);
    assert.deepEqual(inputs["logsConfig"], { cloudwatchLogs: { groupName: run.made(group)["name"] } });
    assert.ok(dependencies.includes(`aws:iam/rolePolicy:RolePolicy::${NAME}-image-builds`));
    const timeout = run.only("aws:lambda/function:Function").inputs["timeout"];
    assert.equal(timeout, 900, "the function waits for longer than a build may take");
  });

  it("come out the same from the same files: no time of the build, no attestation, no cache", () => {
    const { source, environment } = run.only(PROJECT).inputs as Record<string, Record<string, unknown>>;
    assert.equal(source?.["type"], "NO_SOURCE");
    const { phases } = parsed(source["buildspec"]) as {
      phases: Record<string, { commands: readonly string[] }>;
    };
    const [command = ""] = phases["build"]?.commands ?? [];
    for (const flag of [
      "--platform linux/amd64",
      "--provenance=false",
      "--sbom=false",
      "--no-cache",
      "--build-arg SOURCE_DATE_EPOCH=0",
      '--tag "$REPOSITORY_URL:$IMAGE_TAG"',
      "--push",
    ])
      assert.ok(command.includes(flag), flag);
    const { repositoryUrl } = run.made(run.only("aws:ecr/repository:Repository"));
    assert.deepEqual(environment?.["environmentVariables"], [
      { name: "REPOSITORY_URL", value: repositoryUrl },
    ]);
  });

  it("let the builder push to this repository and read its own files, and no more", () => {
    const { arn: repository } = run.made(run.only("aws:ecr/repository:Repository"));
    const { arn: bucket } = run.made(run.only("aws:s3/bucket:Bucket", `${NAME}-artifacts`));
    const allowed = statements(run, "aws:iam/rolePolicy:RolePolicy", `${NAME}-image-builds`);
    const resourceOf = (sid: string) => allowed.find(({ Sid }) => Sid === sid)?.["Resource"];
    assert.equal(resourceOf("Push"), repository);
    assert.equal(resourceOf("ReadFiles"), `${String(bucket)}/code/adult-census/images/*`);
    assert.deepEqual(
      allowed.filter(({ Resource }) => Resource === "*").map(({ Action }) => Action),
      ["ecr:GetAuthorizationToken"],
    );
    const [trust] = statements(run, "aws:iam/role:Role", `${NAME}-image-builds`, "assumeRolePolicy");
    assert.deepEqual(trust?.["Principal"], { Service: "codebuild.amazonaws.com" });
    assert.deepEqual(trust["Condition"], {
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: {
        "aws:SourceArn": [
          "arn:aws:codebuild:us-east-1:111122223333:project/adult-census-prod-image-builds-*",
        ],
      },
    });
  });

  it("let the function start that project and look at that repository, and no more", () => {
    const allowed = statements(run, "aws:iam/rolePolicy:RolePolicy", `${NAME}-images`);
    const resourceOf = (sid: string) => allowed.find(({ Sid }) => Sid === sid)?.["Resource"];
    assert.equal(resourceOf("Build"), run.made(run.only(PROJECT))["arn"]);
    assert.equal(resourceOf("LookAtImages"), run.made(run.only("aws:ecr/repository:Repository"))["arn"]);
    const everywhere = allowed.filter(({ Resource }) => Resource === "*").map(({ Sid }) => Sid);
    assert.deepEqual(everywhere, ["Traces"]);
  });

  it("can be pushed by the builder alone", () => {
    const [only, ...more] = statements(run, "aws:ecr/repositoryPolicy:RepositoryPolicy", `${NAME}-images`);
    assert.deepEqual(more, []);
    assert.equal(only?.["Effect"], "Deny");
    assert.ok((only["Action"] as string[]).includes("ecr:PutImage"));
    const builder = run.made(run.only("aws:iam/role:Role", `${NAME}-image-builds`))["arn"];
    assert.deepEqual(only["Condition"], { ArnNotEquals: { "aws:PrincipalArn": builder } });
  });

  it("ask for nothing that a boundary of roles refuses", () => {
    const place = { partition: "aws", region: "us-east-1", account: "111122223333" };
    const wanted = ["-images", "-image-builds"].flatMap((end) =>
      statements(run, "aws:iam/rolePolicy:RolePolicy", `${NAME}${end}`).flatMap(({ Action }) =>
        [Action].flat(),
      ),
    );
    assert.ok(wanted.length > 15);
    for (const policy of [permissionsBoundary, boundary(place, ["adult-census"])]) {
      const isRefused = (action: unknown) => !isAllowed(policy, { action: String(action), resource: "*" });
      assert.deepEqual(wanted.filter(isRefused), []);
    }
  });

  it("can be pulled by the roles of the jobs, from this repository", () => {
    const { arn } = run.made(run.only("aws:ecr/repository:Repository"));
    for (const kind of ["processing", "training", "model"]) {
      const pulls = statements(run, "aws:iam/rolePolicy:RolePolicy", `${NAME}-${kind}`).filter(({ Action }) =>
        [Action].flat().includes("ecr:BatchGetImage"),
      );
      assert.deepEqual(
        pulls.flatMap(({ Resource }) => Resource),
        [arn],
        kind,
      );
    }
  });

  it("may have a URI in the configuration instead, and are not built then", () =>
    withCopy(async (copy) => {
      addOwnImage(copy);
      const config = { ...OWN_DATA, images: JSON.stringify({ [IMAGE]: GIVEN }) };
      const given = await runProgram({ stack: "prod", config, folder: copy });
      assert.deepEqual(imagesOf(given), [GIVEN]);
      for (const type of [INVOCATION, PROJECT]) assert.deepEqual(given.all(type), []);
    }));

  it("leave the definition open in a preview that will build, and check it all the same", () =>
    withCopy(async (copy) => {
      addOwnImage(copy);
      const preview = await runProgram({ ...STACK, folder: copy, preview: true });
      assert.equal(definitionOf(preview), UNKNOWN);
      assert.deepEqual(preview.warnings, []);
    }));

  it("are refused when the configuration names one that the workflow does not have", () =>
    withCopy(async (copy) => {
      addOwnImage(copy);
      const config = { ...OWN_DATA, images: JSON.stringify({ tabluar: GIVEN }) };
      const error = await failure(runProgram({ stack: "prod", config, folder: copy }));
      assert.ok(RunError.isInstance(error), "Pulumi shows it without a stack");
      assert.equal(
        error.message,
        'Configuration "images.tabluar" names an image that the workflow does not have.\nDid you mean "tabular"?',
      );
    }));

  it("are refused where the workflow has no own image at all", async () => {
    const config = { ...OWN_DATA, images: JSON.stringify({ tabular: GIVEN }) };
    const error = await failure(runProgram({ stack: "prod", config }));
    assert.match(String(error), /Remove it: pulumi config rm --path images\.tabular/);
  });

  it("show what is wrong with their folder without a stack", () =>
    withCopy(async (copy) => {
      addOwnImage(copy);
      writeImageFile(
        path.join(copy, "workflows"),
        `${IMAGE}/Dockerfile`,
        DOCKERFILE.replace(/@sha256:a+/, ":3.12"),
      );
      const error = await failure(runProgram({ ...STACK, folder: copy }));
      assert.ok(RunError.isInstance(error));
      assert.match(error.message, /is built from "public\.ecr\.aws\/docker\/library\/python:3\.12"/);
    }));
});
