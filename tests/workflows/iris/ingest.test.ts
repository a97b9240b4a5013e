import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { startApiServer, type ApiServer } from "../../../local-sagemaker/api/server";
import { lambdaEnvironment } from "../../../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";
import type { FunctionOutcome } from "../../../local-sagemaker/functions/function-code";
import { createFunctionRunner } from "../../../local-sagemaker/functions/function-runner";
import { createObjectStore, type ObjectStore } from "../../../local-sagemaker/jobs/object-store";
import { Store } from "../../../local-sagemaker/store/store";
import { irisSample } from "../../../workflows/iris/sample-data";
import { FIRST_USE_MILLISECONDS } from "../../support/image-python";

const CODE = path.resolve(__dirname, "../../../workflows/iris/images/ingest");
const CONTENT = irisSample().content;
/** More than boto3 sends at once, so that the upload has parts. */
const LONG = "5.1,3.5,1.4,0.2,Iris-setosa\n".repeat(350_000);
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What the web server says, by path; counts how often it was asked. */
const pages =
  (asked: Map<string, number>): RequestListener =>
  ({ url = "" }, response) => {
    const times = (asked.get(url) ?? 0) + 1;
    asked.set(url, times);
    if (url === "/iris.data") response.end(CONTENT);
    else if (url === "/long") response.end(LONG);
    else if (url === "/late") response.writeHead(times < 2 ? 503 : 200).end(times < 2 ? "" : CONTENT);
    else if (url === "/silent") response.writeHead(200).flushHeaders();
    else response.writeHead(404).end();
  };

/** The handler runs as a process of its own, with the real boto3, against S3's protocol. */
describe("the function that ingests the Iris file", function () {
  this.timeout(FIRST_USE_MILLISECONDS);
  let folder: string;
  let store: Store;
  let objects: ObjectStore;
  let api: ApiServer;
  let web: Server;
  let python: string;
  const asked = new Map<string, number>();

  before(async () => {
    python = await ensureEnvironment(lambdaEnvironment);
    folder = mkdtempSync(path.join(tmpdir(), "iris-ingest-"));
    store = Store.open(folder);
    objects = createObjectStore(path.join(folder, "s3"));
    api = await startApiServer({
      store,
      objects,
      place: { region: "us-east-1", accountId: "000000000000" },
    });
    web = createServer(pages(asked));
    await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  });
  after(async () => {
    web.closeAllConnections();
    web.close();
    await api.close();
    store.close();
    rmSync(folder, { recursive: true });
  });

  const ingest = (page: string, more: object = {}, timeoutSeconds = 60): Promise<FunctionOutcome> => {
    const { port } = web.address() as AddressInfo;
    const runner = createFunctionRunner({
      functions: new Map([
        [
          "ingest",
          {
            folder: CODE,
            handler: "handler.handle",
            runtime: "python3.13",
            timeoutSeconds,
            environment: { ALLOW_PLAIN_HTTP: "true" },
          },
        ],
      ]),
      jobsFolder: path.join(folder, "jobs"),
      environment: api.environment,
      python: () => Promise.resolve(python),
    });
    return runner.call({
      arn: "arn:aws:lambda:us-east-1:000000000000:function:ingest",
      callName: "call",
      event: {
        SourceUrl: page.startsWith("s3://") ? page : `http://127.0.0.1:${String(port)}${page}`,
        ExpectedSha256: "unchecked",
        MaxBytes: 20_000_000,
        Bucket: "iris-bucket",
        Key: `${page.replaceAll(/\W/g, "")}/iris.data`,
        ...more,
      },
      onLog: () => undefined,
    });
  };
  const stored = (page: string): Promise<string | undefined> =>
    objects.readText(`s3://iris-bucket/${page.replaceAll(/\W/g, "")}/iris.data`);

  it("stores the file byte for byte and answers with its hash", async () => {
    assert.deepEqual(await ingest("/iris.data", { ExpectedSha256: sha256(CONTENT) }), {
      kind: "answered",
      answer: {
        S3Uri: "s3://iris-bucket/irisdata/iris.data",
        Bytes: CONTENT.length,
        Sha256: sha256(CONTENT),
      },
    });
    assert.equal(await stored("/iris.data"), CONTENT);
  });

  it("takes the file from another place in S3 as well", async () => {
    const outcome = await ingest("s3://iris-bucket/irisdata/iris.data", { Key: "copy/iris.data" });
    assert.equal(outcome.kind, "answered", JSON.stringify(outcome));
    assert.equal(await objects.readText("s3://iris-bucket/copy/iris.data"), CONTENT);
  });

  it("tries again when the server was busy", async () => {
    assert.equal((await ingest("/late")).kind, "answered");
    assert.equal(asked.get("/late"), 2);
  });

  it("streams a long file in parts, and stores none of it when it is another", async () => {
    const refused = await ingest("/long", { ExpectedSha256: sha256(CONTENT) });
    assert.match(JSON.stringify(refused), /has the SHA-256 \w{64}, but \w{64} is expected/);
    assert.equal(await stored("/long"), undefined);
    assert.equal((await ingest("/long", { ExpectedSha256: sha256(LONG) })).kind, "answered");
    assert.equal((await stored("/long"))?.length, LONG.length);
  });

  for (const [what, page, more, message, seconds] of [
    ["a page that is not there", "/none", {}, /answers 404/, 60],
    ["more bytes than the limit", "/iris.data", { MaxBytes: 100, Key: "x" }, /the limit/, 60],
    ["a server that says nothing", "/silent", {}, /took too long/, 7],
    [
      "a hash that is none",
      "/iris.data",
      { ExpectedSha256: "abc", Key: "x" },
      /give 64 hexadecimal digits/,
      60,
    ],
    ["an object that is not there", "s3://iris-bucket/none/iris.data", { Key: "x" }, /does not exist/, 60],
    ["an address of no object", "s3://iris-bucket", { Key: "x" }, /names no object/, 60],
    [
      "another scheme",
      "/iris.data",
      { SourceUrl: "file:///etc/passwd", Key: "x" },
      /is no https or http or s3 address/,
      60,
    ],
  ] as const) {
    it(`stores nothing for ${what}`, async () => {
      const outcome = await ingest(page, more, seconds);
      assert.notEqual(outcome.kind, "answered");
      assert.match(JSON.stringify(outcome), message);
      assert.equal(await objects.readText("s3://iris-bucket/x"), undefined);
      if (!("Key" in more)) assert.equal(await stored(page), undefined);
    });
  }
});
