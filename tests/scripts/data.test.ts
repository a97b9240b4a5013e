import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { DataError, fetchSource, keepData, verifySource, type RealData } from "../../scripts/data";
import { abaloneRealData } from "../../workflows/abalone/real-data";
import { churnRetrainingRealData } from "../../workflows/churn-retraining/real-data";
import { irisRealData } from "../../workflows/iris/real-data";

const ROOT = path.join(__dirname, "../..");

const source = (url: string, changes: Partial<RealData> = {}): RealData => ({
  url,
  sha256: createHash("sha256").update("1, 2\n").digest("hex"),
  licence: "CC0",
  maxBytes: 3_000_000,
  fileName: "data.csv",
  convert: (text) => text,
  ...changes,
});

const isDataError =
  (message: RegExp, hint: RegExp) =>
  (error: unknown): true => {
    assert.ok(error instanceof DataError);
    assert.match(error.message, message);
    assert.match(error.hint, hint);
    return true;
  };

describe("fetchSource", () => {
  let server: Server | undefined;

  const serve = async (listener: RequestListener): Promise<string> => {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/adult.data`;
  };

  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
    server = undefined;
  });

  it("returns the bytes and tells how far it is", async () => {
    const content = Buffer.alloc(2_500_000, "x");
    const lines: string[] = [];
    const url = await serve((_, response) => response.end(content));
    const bytes = await fetchSource(source(url), { onProgress: (line) => lines.push(line) });
    assert.ok(bytes.equals(content));
    assert.equal(lines[0], `fetching ${url}`);
    assert.deepEqual(lines.slice(1), ["1 MB so far", "2 MB so far", "2,500,000 bytes fetched"]);
  });

  it("follows a redirect", async () => {
    const url = await serve((request, response) => {
      if (request.url === "/moved") response.end("1, 2\n");
      else response.writeHead(302, { location: "/moved" }).end();
    });
    assert.equal((await fetchSource(source(url))).toString(), "1, 2\n");
  });

  it("tells the status of a refusal", async () => {
    const url = await serve((_, response) => response.writeHead(404).end("gone"));
    await assert.rejects(fetchSource(source(url)), isDataError(/answered "404 Not Found"\.$/, /--file PATH/));
  });

  it("stops at the size limit, also when the length is not announced", async () => {
    const url = await serve((_, response) => {
      const more = (): void => {
        if (response.destroyed) return;
        response.write(Buffer.alloc(65_536), more);
      };
      more();
    });
    const limited = source(url, { maxBytes: 200_000 });
    await assert.rejects(
      fetchSource(limited),
      isDataError(/is larger than 200,000 bytes\.$/, /not the known file/),
    );
  });

  it("gives up after its time", async () => {
    const url = await serve((_, response) => response.write("1, "));
    const options = { timeoutMilliseconds: 50 };
    await assert.rejects(
      fetchSource(source(url), options),
      isDataError(/took longer than 0\.05 s\.$/, /Try again/),
    );
  });

  it("says that the connection broke off", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("1, ", () => response.destroy());
    });
    await assert.rejects(fetchSource(source(url)), isDataError(/could not be fetched: .+\.$/, /network/));
  });

  it("says why a place cannot be reached", async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    const wanted = isDataError(
      /could not be fetched: connect ECONNREFUSED 127\.0\.0\.1/,
      /proxy is not used/,
    );
    await assert.rejects(fetchSource(source(url)), wanted);
  });
});

describe("verifySource", () => {
  it("takes the known bytes and no others", () => {
    const known = source("http://127.0.0.1/adult.data");
    verifySource(known, Buffer.from("1, 2\n"), known.url);
    const other = isDataError(
      new RegExp(
        `^"copy\\.data" is not the known file: its SHA-256 is [0-9a-f]{64}, not ${known.sha256}\\.$`,
      ),
      /Nothing was kept/,
    );
    assert.throws(() => verifySource(known, Buffer.from("1, 3\n"), "copy.data"), other);
  });
});

describe("keepData", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "data-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("makes the folder, replaces what was there and leaves nothing else", () => {
    const place = path.join(folder, "adult-census", "data");
    keepData(place, "adult.csv", "old");
    const file = keepData(place, "adult.csv", "new");
    assert.equal(file, path.join(place, "adult.csv"));
    assert.equal(readFileSync(file, "utf8"), "new");
    assert.deepEqual(readdirSync(place), ["adult.csv"]);
  });

  it("says why it cannot write", () => {
    const place = path.join(folder, "file");
    writeFileSync(place, "");
    assert.throws(
      () => keepData(place, "adult.csv", "new"),
      isDataError(/adult\.csv" cannot be written: /, /disk/),
    );
  });
});

describe("the known sources", () => {
  const shared = path.resolve(ROOT, "../shared/data");

  for (const known of [abaloneRealData, churnRetrainingRealData, irisRealData]) {
    it(`know the bytes of ${known.fileName}, which its workflow reads as they are`, function () {
      const file = path.join(shared, known.fileName);
      if (!existsSync(file)) {
        console.log(`skipped: there is no ../shared/data/${known.fileName}`);
        this.skip();
      }
      const bytes = readFileSync(file);
      verifySource(known, bytes, file);
      assert.ok(bytes.byteLength * 2 < known.maxBytes);
      assert.equal(known.convert(bytes.toString("utf8")), bytes.toString("utf8"));
    });
  }
});

describe("npm run data", () => {
  const data = (...args: readonly string[]) => {
    const flags = ["-r", "./scripts/command-line/typescript.js", "scripts/data.ts"];
    return spawnSync(process.execPath, [...flags, ...args], { cwd: ROOT, encoding: "utf8" });
  };
  const refused = (args: readonly string[], code: number, stderr: RegExp): void => {
    const result = data(...args);
    assert.deepEqual([result.status, result.stdout], [code, ""], result.stderr);
    assert.match(result.stderr, stderr);
  };

  it("refuses a workflow without a data set that could be fetched, and names those that have one", () => {
    const message = /^error: Workflow "game-sales" has no real data set to fetch\.\n/;
    const hint = /\nhint: These have one: abalone, adult-census, churn-retraining, iris\.\n$/;
    refused(["game-sales"], 2, message);
    refused(["game-sales"], 2, hint);
  });

  it("refuses a workflow that there is not", () => {
    refused(["adult-cenus"], 2, /^error: There is no workflow "adult-cenus"\.\nhint: .*adult-census/);
  });

  it("refuses a copy that is not there, and one of other bytes, and keeps neither", () => {
    const kept = path.join(ROOT, "workflows/adult-census/data/adult.csv");
    const before = existsSync(kept) ? readFileSync(kept, "utf8") : undefined;
    refused(["adult-census", "--file", "nowhere.data"], 2, /^error: "nowhere\.data" cannot be read: ENOENT/);
    refused(["adult-census", "--file", "package.json"], 1, /^error: "package\.json" is not the known file: /);
    assert.equal(existsSync(kept) ? readFileSync(kept, "utf8") : undefined, before);
  });

  it("is strict about its flags", () => {
    refused(["adult-census", "--quick"], 2, /unknown option '--quick'/);
  });
});
