import { setTimeout as wait } from "node:timers/promises";
import {
  BatchGetBuildsCommand,
  CodeBuildClient,
  ListBuildsForProjectCommand,
  StartBuildCommand,
} from "@aws-sdk/client-codebuild";
import { DescribeImagesCommand, ECRClient } from "@aws-sdk/client-ecr";

const BETWEEN_LOOKS_MILLISECONDS = 10_000;
/** Kept to say what goes on before Lambda ends the call. */
const LAST_WORDS_MILLISECONDS = 30_000;

const digestOf = async (ecr, { repositoryName, imageTag }) => {
  try {
    const found = await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag }] }));
    return found.imageDetails?.[0]?.imageDigest;
  } catch (error) {
    if (error.name === "ImageNotFoundException") return undefined;
    throw error;
  }
};

const isOf = (imageTag) => (build) =>
  (build.environment?.environmentVariables ?? []).some(
    ({ name, value }) => name === "IMAGE_TAG" && value === imageTag,
  );

/** A build of the same image that an interrupted call left running. */
const runningBuild = async (codebuild, { projectName, imageTag }) => {
  const { ids = [] } = await codebuild.send(
    new ListBuildsForProjectCommand({ projectName, sortOrder: "DESCENDING" }),
  );
  if (ids.length === 0) return undefined;
  const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids: ids.slice(0, 100) }));
  return builds.filter((build) => !build.buildComplete).find(isOf(imageTag))?.id;
};

const startBuild = async (codebuild, { projectName, imageTag, source }) => {
  const { build } = await codebuild.send(
    new StartBuildCommand({
      projectName,
      sourceTypeOverride: "S3",
      sourceLocationOverride: source,
      environmentVariablesOverride: [{ name: "IMAGE_TAG", value: imageTag, type: "PLAINTEXT" }],
    }),
  );
  return build.id;
};

const failureOf = ({ imageTag }, { buildStatus, phases = [], logs }) => {
  const phase = phases.find(({ phaseStatus }) => phaseStatus !== undefined && phaseStatus !== "SUCCEEDED");
  const why = (phase?.contexts ?? []).flatMap(({ message }) => message ?? []).join(" ");
  const where = phase === undefined ? "" : ` in phase ${phase.phaseType}${why === "" ? "" : `: ${why}`}`;
  const log = logs?.deepLink === undefined ? "" : ` Its log: ${logs.deepLink}`;
  return new Error(`The build of image "${imageTag}" ended as ${buildStatus}${where}.${log}`);
};

const waitForEnd = async ({ codebuild, pause }, request, id, timeLeft) => {
  for (;;) {
    const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids: [id] }));
    const [build] = builds;
    if (build === undefined) throw new Error(`CodeBuild does not know build "${id}".`);
    if (build.buildComplete) return build;
    if (timeLeft() < LAST_WORDS_MILLISECONDS + BETWEEN_LOOKS_MILLISECONDS) {
      throw new Error(
        `Build "${id}" of image "${request.imageTag}" still runs. Run "pulumi up" again: it waits for the same build.`,
      );
    }
    await pause(BETWEEN_LOOKS_MILLISECONDS);
  }
};

const checkRequest = (request) => {
  for (const key of ["projectName", "repositoryName", "imageTag", "source"]) {
    const value = request?.[key];
    if (typeof value !== "string" || value === "") throw new Error(`The request has no "${key}".`);
  }
};

/**
 * Answers with the digest of an image, and builds it before when the repository does not have it. Its tag is made of
 * what it is built from, so one content is built once, however often somebody asks.
 */
export const buildWith =
  ({ codebuild, ecr, pause = wait }) =>
  async (request, { getRemainingTimeInMillis }) => {
    checkRequest(request);
    const present = await digestOf(ecr, request);
    if (present !== undefined) return { imageDigest: present };
    const id = (await runningBuild(codebuild, request)) ?? (await startBuild(codebuild, request));
    const build = await waitForEnd({ codebuild, pause }, request, id, getRemainingTimeInMillis);
    if (build.buildStatus !== "SUCCEEDED") throw failureOf(request, build);
    const imageDigest = await digestOf(ecr, request);
    if (imageDigest === undefined) {
      throw new Error(`Build "${id}" succeeded, and the repository has no image "${request.imageTag}".`);
    }
    return { imageDigest };
  };

export const handler = buildWith({ codebuild: new CodeBuildClient({}), ecr: new ECRClient({}) });
