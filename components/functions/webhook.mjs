import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** GitHub sends up to 25 MiB; a push that a pipeline starts for is far smaller. */
const MOST_BYTES = 1_048_576;
/** A push that GitHub tells of later than this starts nothing: whoever recorded it cannot use it. */
const LONGEST_AGE_MINUTES = 60;
/** A secret that was changed counts after this time. */
const SECRET_HELD_MS = 60_000;
const FEWEST_SECRET_CHARACTERS = 16;

const answer = (statusCode, message) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ message }),
});

const bytesOf = ({ body = "", isBase64Encoded = false }) =>
  Buffer.from(body, isBase64Encoded ? "base64" : "utf8");

/** Whether GitHub signed exactly these bytes, told in the same time whatever is wrong. */
const isSigned = (bytes, signature, secret) => {
  const [, hex] = /^sha256=([0-9a-f]{64})$/.exec(signature ?? "") ?? [];
  if (hex === undefined) return false;
  return timingSafeEqual(createHmac("sha256", secret).update(bytes).digest(), Buffer.from(hex, "hex"));
};

/** Reads the secret when it is needed, and again after a minute. */
const secretReader = (secrets, SecretId, now) => {
  let held;
  return async () => {
    if (held !== undefined && now() - held.at < SECRET_HELD_MS) return held.secret;
    const { SecretString: secret = "" } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    if (secret.length < FEWEST_SECRET_CHARACTERS) {
      throw new Error(`Secret "${SecretId}" has fewer than ${FEWEST_SECRET_CHARACTERS} characters.`);
    }
    held = { at: now(), secret };
    return secret;
  };
};

const parsed = (bytes) => {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
};

/** What a push says of itself that can be believed, since it was signed; undefined for what is no push. */
const pushOf = (body) => {
  const { ref, after, deleted, repository } = body ?? {};
  const { full_name: name, pushed_at: pushedAt } = repository ?? {};
  const known = [ref, after, name].every((text) => typeof text === "string") && Number.isInteger(pushedAt);
  return known ? { ref, commit: after, deleted: deleted === true, repository: name, pushedAt } : undefined;
};

/** Why a push starts nothing, as an answer; undefined for one that does. */
const refusalOf = ({ ref, deleted, repository, pushedAt }, settings, now) => {
  if (repository.toLowerCase() !== settings.repository.toLowerCase())
    return answer(200, "Another repository.");
  if (deleted) return answer(200, "The branch was deleted.");
  if (!settings.branches.some((branch) => ref === `refs/heads/${branch}`))
    return answer(200, "Another branch.");
  const age = Math.abs(now - pushedAt * 1000);
  return age > LONGEST_AGE_MINUTES * 60_000
    ? answer(409, `The push is not of the last ${LONGEST_AGE_MINUTES} minutes.`)
    : undefined;
};

/**
 * What the guard gets. GitHub does not sign the id of a delivery, so whoever repeats one could change it: the token is
 * made of what the push itself says, which is the same in each delivery.
 */
const startOf = ({ ref, commit, repository, pushedAt }, { PipelineName, trigger, PipelineParameters }) => ({
  PipelineName,
  trigger,
  PipelineParameters,
  onOverlap: "fail",
  ClientRequestToken: createHash("sha256")
    .update(JSON.stringify([PipelineName, trigger, repository, ref, commit, pushedAt]))
    .digest("hex"),
  event: { detail: { repository, branch: ref.replace("refs/heads/", ""), commit } },
});

/**
 * Takes GitHub's webhook: believes what is signed with the secret, and hands pushes of the branches to the function that
 * starts the pipeline. It answers GitHub before the pipeline starts.
 */
export const webhookWith = ({ settings, secrets, lambda, now = Date.now, log = console.log }) => {
  const readSecret = secretReader(secrets, settings.secretArn, now);
  const respond = async (request) => {
    const headers = request.headers ?? {};
    const bytes = bytesOf(request);
    if (bytes.length > MOST_BYTES) return answer(413, `The body has more than ${MOST_BYTES} bytes.`);
    if (!/^application\/json(;|$)/.test(headers["content-type"] ?? "")) {
      return answer(415, "The body has to be application/json.");
    }
    const signature = headers["x-hub-signature-256"];
    if (signature === undefined) return answer(401, "The signature is missing.");
    if (!isSigned(bytes, signature, await readSecret())) return answer(401, "The signature is wrong.");
    const kind = headers["x-github-event"];
    if (kind !== "push") return answer(200, kind === "ping" ? "Ready." : "No push.");
    const push = pushOf(parsed(bytes));
    if (push === undefined) return answer(400, "The body is no push.");
    const refusal = refusalOf(push, settings, now());
    if (refusal !== undefined) return refusal;
    const Payload = JSON.stringify(startOf(push, settings));
    await lambda.send(
      new InvokeCommand({ FunctionName: settings.guardArn, InvocationType: "Event", Payload }),
    );
    return answer(202, "The pipeline starts unless it runs.");
  };
  return async (request) => {
    const answered = await respond(request);
    const delivery = /^[0-9A-Fa-f-]{1,64}$/.exec(request.headers?.["x-github-delivery"] ?? "")?.[0];
    const { message } = JSON.parse(answered.body);
    log(JSON.stringify({ trigger: settings.trigger, delivery, status: answered.statusCode, message }));
    return answered;
  };
};

let serve;

export const handler = (request) => {
  serve ??= webhookWith({
    settings: JSON.parse(readFileSync(new URL("settings.json", import.meta.url), "utf8")),
    secrets: new SecretsManagerClient({}),
    lambda: new LambdaClient({}),
  });
  return serve(request);
};
