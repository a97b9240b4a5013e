import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { holdsUnknown, kept, plain, secret } from "../support/property-values";
import { UNKNOWN } from "../support/pulumi-program";

/** A value as Pulumi's own library writes it on the wire. */
const onTheWire = (value: unknown): Promise<unknown> => {
  const runtime = pulumi.runtime as unknown as { serializeProperty(l: string, v: unknown): Promise<unknown> };
  return runtime.serializeProperty("test", value);
};

describe("property values on Pulumi's wire", () => {
  it("tell a file by what it holds, wherever it lies", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "values-"));
    try {
      for (const name of ["one", "two", "other"]) writeFileSync(path.join(folder, name), name.slice(0, 1));
      const file = async (name: string) => ({
        source: kept(await onTheWire(new pulumi.asset.FileAsset(path.join(folder, name)))),
      });
      writeFileSync(path.join(folder, "two"), "o");
      assert.deepEqual(await file("one"), await file("two"));
      writeFileSync(path.join(folder, "two"), "t");
      assert.notDeepEqual(await file("one"), await file("two"));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("tell a text and an archive by what they hold", async () => {
    const text = async (value: string) => kept(await onTheWire(new pulumi.asset.StringAsset(value)));
    const archive = async (value: string) => {
      const assets = { "index.py": new pulumi.asset.StringAsset(value) };
      return kept(await onTheWire(new pulumi.asset.AssetArchive(assets)));
    };
    assert.deepEqual(await text("a"), await text("a"));
    assert.notDeepEqual(await text("a"), await text("b"));
    assert.deepEqual(await archive("a"), await archive("a"));
    assert.notDeepEqual(await archive("a"), await archive("b"));
  });

  it("are plain to the provider, secrets in the middle too", () => {
    assert.deepEqual(plain({ list: [secret({ word: "a" })] }), { list: [{ word: "a" }] });
  });

  it("show what is not known yet, however deep", () => {
    assert.ok(holdsUnknown({ list: [{ inner: UNKNOWN }] }));
    assert.ok(holdsUnknown(secret(UNKNOWN)));
    assert.ok(!holdsUnknown({ list: [{ inner: "known" }] }));
  });
});
