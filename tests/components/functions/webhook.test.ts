import assert from "node:assert/strict";
import {
  DELIVERY,
  GUARD,
  NOW,
  PUSH,
  SECRET,
  WEBHOOK_SETTINGS,
  delivered,
  signatureOf,
  taking,
  type Answer,
} from "../../support/github-webhook";

const said = ({ statusCode, body }: Answer) => [
  statusCode,
  (JSON.parse(body) as { readonly message: string }).message,
];

describe("the function that takes GitHub's webhook", () => {
  it("hands a signed push to the guard, with its commit, and answers at once", () =>
    taking(async ({ webhook, invoked }) => {
      assert.deepEqual(said(await webhook(delivered(PUSH))), [202, "The pipeline starts unless it runs."]);
      const [{ target, type, payload } = {}, ...more] = invoked;
      assert.deepEqual(more, []);
      assert.deepEqual([target, type], [GUARD, "Event"]);
      const { ClientRequestToken, ...request } = payload as Record<string, unknown>;
      assert.match(String(ClientRequestToken), /^[0-9a-f]{64}$/);
      assert.deepEqual(request, {
        PipelineName: "census",
        trigger: "push",
        PipelineParameters: [{ Name: "Commit", Value: "{detail.commit}" }],
        onOverlap: "fail",
        event: { detail: { repository: "acme/census", branch: "main", commit: PUSH.after } },
      });
    }));

  it("takes GitHub's own example of a signature, and bodies in base64", () =>
    taking(async (rehearsal) => {
      rehearsal.secret = "It's a Secret to Everybody";
      const signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
      const plain = delivered({}, { "x-hub-signature-256": signature }, "Hello, World!");
      const encoded = { ...plain, body: Buffer.from(plain.body).toString("base64"), isBase64Encoded: true };
      for (const request of [plain, encoded])
        assert.deepEqual(said(await rehearsal.webhook(request)), [400, "The body is no push."]);
      const broken = { ...plain, body: "Hello, World?" };
      assert.deepEqual(said(await rehearsal.webhook(broken)), [401, "The signature is wrong."]);
    }));

  const other = { ...PUSH, repository: { ...PUSH.repository, full_name: "mallory/census" } };
  const at = (seconds: number) => ({
    ...PUSH,
    repository: { ...PUSH.repository, pushed_at: NOW / 1000 + seconds },
  });
  const signed = signatureOf(JSON.stringify(PUSH));
  const refused: readonly (readonly [what: string, request: unknown, status: number, message: string])[] = [
    ["no signature", delivered(PUSH, { "x-hub-signature-256": undefined }), 401, "The signature is missing."],
    [
      "another's signature",
      delivered(PUSH, { "x-hub-signature-256": signatureOf(JSON.stringify(PUSH), "guess") }),
      401,
      "The signature is wrong.",
    ],
    [
      "a short one",
      delivered(PUSH, { "x-hub-signature-256": signed.slice(0, 70) }),
      401,
      "The signature is wrong.",
    ],
    [
      "no hexadecimal one",
      delivered(PUSH, { "x-hub-signature-256": `sha256=${"z".repeat(64)}` }),
      401,
      "The signature is wrong.",
    ],
    [
      "the old kind of one",
      delivered(PUSH, { "x-hub-signature-256": undefined, "x-hub-signature": "sha1=0" }),
      401,
      "The signature is missing.",
    ],
    [
      "a changed body",
      { ...delivered(PUSH), body: JSON.stringify({ ...PUSH, after: "f".repeat(40) }) },
      401,
      "The signature is wrong.",
    ],
    ["nothing", { ...delivered(PUSH), body: undefined }, 401, "The signature is wrong."],
    [
      "a large body",
      delivered({ more: "x".repeat(1_048_576) }),
      413,
      "The body has more than 1048576 bytes.",
    ],
    [
      "a form",
      delivered(PUSH, { "content-type": "application/x-www-form-urlencoded" }),
      415,
      "The body has to be application/json.",
    ],
    ["no JSON", delivered({}, {}, "{"), 400, "The body is no push."],
    ["null", delivered(null), 400, "The body is no push."],
    [
      "a push without time",
      delivered({ ...PUSH, repository: { full_name: "acme/census" } }),
      400,
      "The body is no push.",
    ],
    ["a ping", delivered({ zen: "Design for failure." }, { "x-github-event": "ping" }), 200, "Ready."],
    ["an issue", delivered({ action: "opened" }, { "x-github-event": "issues" }), 200, "No push."],
    ["another branch", delivered({ ...PUSH, ref: "refs/heads/main2" }), 200, "Another branch."],
    ["a tag", delivered({ ...PUSH, ref: "refs/tags/main" }), 200, "Another branch."],
    ["a deleted branch", delivered({ ...PUSH, deleted: true }), 200, "The branch was deleted."],
    ["another repository", delivered(other), 200, "Another repository."],
    ["an old push", delivered(at(-3_601)), 409, "The push is not of the last 60 minutes."],
    ["one of the future", delivered(at(3_601)), 409, "The push is not of the last 60 minutes."],
  ];
  for (const [what, request, status, message] of refused) {
    it(`starts nothing for ${what}`, () =>
      taking(async ({ webhook, invoked }) => {
        assert.deepEqual(said(await webhook(request)), [status, message]);
        assert.deepEqual(invoked, []);
      }));
  }

  it("starts for other branches that it waits for, and pushes of an hour ago", () =>
    taking(async ({ webhook, invoked }) => {
      for (const push of [{ ...PUSH, ref: "refs/heads/release/1.0" }, at(-3_600)])
        assert.equal((await webhook(delivered(push))).statusCode, 202);
      assert.equal(invoked.length, 2);
    }));

  it("reads the secret once a minute, and not for what is not signed at all", () =>
    taking(async (rehearsal) => {
      const { webhook, clock, secretReads } = rehearsal;
      await webhook(delivered(PUSH, { "x-hub-signature-256": undefined }));
      assert.equal(secretReads(), 0);
      for (let i = 0; i < 3; i++) await webhook(delivered(PUSH));
      assert.equal(secretReads(), 1);
      rehearsal.secret = "another-secret-of-this-test";
      clock.now += 60_000;
      assert.equal((await webhook(delivered(PUSH))).statusCode, 401);
      assert.equal(secretReads(), 2);
    }));

  it("fails aloud while the secret has no value, or one that can be guessed", () =>
    taking(async (rehearsal) => {
      rehearsal.secret = undefined;
      await assert.rejects(rehearsal.webhook(delivered(PUSH)), { name: "ResourceNotFoundException" });
      rehearsal.secret = "short";
      await assert.rejects(rehearsal.webhook(delivered(PUSH)), {
        message: `Secret "${WEBHOOK_SETTINGS.secretArn}" has fewer than 16 characters.`,
      });
      assert.deepEqual(rehearsal.invoked, []);
    }));

  it("writes one line for each request, without secret, signature or body", () =>
    taking(async ({ webhook, lines }) => {
      await webhook(delivered(PUSH));
      await webhook(
        delivered(PUSH, { "x-github-delivery": 'x"\n', "x-hub-signature-256": signatureOf("other") }),
      );
      const shown = lines.map((line) => JSON.parse(line) as unknown);
      assert.deepEqual(shown, [
        { trigger: "push", delivery: DELIVERY, status: 202, message: "The pipeline starts unless it runs." },
        { trigger: "push", status: 401, message: "The signature is wrong." },
      ]);
      for (const hidden of [SECRET, signed, "ann@acme.example"]) assert.ok(!lines.join().includes(hidden));
    }));
});
