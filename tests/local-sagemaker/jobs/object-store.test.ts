import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createObjectStore, type ObjectStore } from "../../../local-sagemaker/jobs/object-store";

describe("object store", () => {
  let folder: string;
  let store: ObjectStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "store-"));
    store = createObjectStore(join(folder, "s3"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const paths = async (uri: string): Promise<readonly string[]> =>
    (await store.list(uri)).objects.map(({ relativePath }) => relativePath);

  it("keeps an object under its key", async () => {
    await store.put(file("a.txt", "hello"), "s3://bucket/deep/a.txt");
    assert.equal(readFileSync(join(folder, "s3/bucket/deep/a.txt"), "utf8"), "hello");
    assert.equal(await store.readText("s3://bucket/deep/a.txt"), "hello");
    assert.equal(await store.readText("s3://bucket/deep/b.txt"), undefined);
    assert.equal(await store.readText("s3://bucket/deep/a.txt/b"), undefined);
  });

  it("finds one object, a folder, or what a key begins with", async () => {
    for (const key of ["data/a.csv", "data/deep/b.csv", "part-1", "part-2", "other"])
      await store.put(file("x", key), `s3://bucket/${key}`);
    assert.deepEqual(await paths("s3://bucket/data/a.csv"), ["a.csv"]);
    assert.deepEqual(await paths("s3://bucket/data"), ["a.csv", "deep/b.csv"]);
    assert.deepEqual(await paths("s3://bucket/data/"), ["a.csv", "deep/b.csv"]);
    assert.deepEqual(await paths("s3://bucket/part-"), ["part-1", "part-2"]);
    assert.deepEqual(await paths("s3://bucket"), [
      "data/a.csv",
      "data/deep/b.csv",
      "other",
      "part-1",
      "part-2",
    ]);
    assert.deepEqual(await paths("s3://bucket/none"), []);
    assert.deepEqual(await paths("s3://nothing/at/all"), []);
    assert.deepEqual(await paths("s3://bucket/data/a.csv/"), []);
  });

  it("names what a prefix without a slash matches besides the folder", async () => {
    for (const key of ["train/a", "train-x/b", "trained"])
      await store.put(file("x", key), `s3://bucket/${key}`);
    const { objects, alsoMatched } = await store.list("s3://bucket/train");
    assert.deepEqual(
      objects.map(({ uri }) => uri),
      ["s3://bucket/train/a"],
    );
    assert.deepEqual(alsoMatched, ["s3://bucket/train-x/b", "s3://bucket/trained"]);
    assert.deepEqual((await store.list("s3://bucket/train/")).alsoMatched, []);
  });

  it("copies a folder there and back, links left out", async () => {
    file("out/a.txt", "a");
    file("out/deep/b.txt", "b");
    symlinkSync("/etc/hostname", join(folder, "out/link"));
    const uris = await store.upload(join(folder, "out"), "s3://bucket/result/");
    assert.deepEqual(uris, ["s3://bucket/result/a.txt", "s3://bucket/result/deep/b.txt"]);
    await store.download("s3://bucket/result", join(folder, "back"));
    assert.equal(readFileSync(join(folder, "back/deep/b.txt"), "utf8"), "b");
    assert.deepEqual(readdirSync(join(folder, "back")).sort(), ["a.txt", "deep"]);
  });

  it("hands out copies, so that a job cannot change an object", async () => {
    await store.put(file("a", "first"), "s3://bucket/a");
    await store.download("s3://bucket/a", join(folder, "in"));
    writeFileSync(join(folder, "in/a"), "second");
    assert.equal(await store.readText("s3://bucket/a"), "first");
  });

  it("replaces an object and leaves nothing else lying about", async () => {
    await store.put(file("a", "first"), "s3://bucket/a");
    await store.put(file("a", "second"), "s3://bucket/a");
    assert.equal(await store.readText("s3://bucket/a"), "second");
    assert.deepEqual(readdirSync(join(folder, "s3/bucket")), ["a"]);
    assert.deepEqual(readdirSync(join(folder, "s3/.incoming")), []);
  });

  it("refuses to leave its folder", async () => {
    await assert.rejects(store.put(file("a", "x"), "s3://bucket/../../a"), { name: "LocalRunError" });
    await assert.rejects(store.readText("s3://bucket/../../a"), { name: "LocalRunError" });
    await assert.rejects(store.upload(folder, "s3://bucket/../x"), { name: "LocalRunError" });
  });

  describe("mount", () => {
    it("reads through a path that is a link, to a file or to a folder", async () => {
      file("mine/a.csv", "1,2");
      symlinkSync(join(folder, "mine"), join(folder, "linked"));
      symlinkSync(join(folder, "mine", "a.csv"), join(folder, "linked.csv"));
      await store.mount("s3://bucket/folder", join(folder, "linked"));
      await store.mount("s3://bucket/file.csv", join(folder, "linked.csv"));
      const found = await Promise.all(["folder", "file.csv"].map((key) => store.list(`s3://bucket/${key}`)));
      assert.deepEqual(
        found.map(({ objects }) => objects.map(({ relativePath }) => relativePath)),
        [["a.csv"], ["file.csv"]],
      );
    });

    it("reads a file under a key of another name", async () => {
      await store.mount("s3://bucket/raw/adult.csv", file("mine.csv", "1,2"));
      assert.equal(await store.readText("s3://bucket/raw/adult.csv"), "1,2");
      await store.download("s3://bucket/raw/adult.csv", join(folder, "in"));
      assert.equal(readFileSync(join(folder, "in/adult.csv"), "utf8"), "1,2");
      assert.deepEqual(await paths("s3://bucket/raw/"), ["adult.csv"]);
    });

    it("reads a file under a prefix", async () => {
      await store.mount("s3://bucket/raw/", file("mine.csv", "1,2"));
      assert.deepEqual(await paths("s3://bucket/raw/"), ["raw"]);
    });

    it("reads a folder, and one object in it", async () => {
      file("mine/a.csv", "1");
      file("mine/deep/b.csv", "2");
      await store.mount("s3://bucket/raw", join(folder, "mine"));
      assert.deepEqual(await paths("s3://bucket/raw/"), ["a.csv", "deep/b.csv"]);
      assert.equal(await store.readText("s3://bucket/raw/deep/b.csv"), "2");
    });

    it("comes before stored objects of the same key", async () => {
      await store.put(file("old", "old"), "s3://bucket/raw/a.csv");
      await store.put(file("kept", "kept"), "s3://bucket/raw/b.csv");
      await store.mount("s3://bucket/raw/a.csv", file("new.csv", "new"));
      await store.download("s3://bucket/raw", join(folder, "in"));
      assert.equal(readFileSync(join(folder, "in/a.csv"), "utf8"), "new");
      assert.equal(readFileSync(join(folder, "in/b.csv"), "utf8"), "kept");
    });

    it("is never written to", async () => {
      const mine = file("mine.csv", "1,2");
      await store.mount("s3://bucket/raw/a.csv", mine);
      await store.mount("s3://bucket/folder", folder);
      for (const uri of ["s3://bucket/raw/a.csv", "s3://bucket/folder/new"])
        await assert.rejects(store.put(file("x", "x"), uri), {
          name: "LocalRunError",
          message: `A job writes to "${uri}", which --input reads from a file of yours.`,
        });
      await store.download("s3://bucket/raw/a.csv", join(folder, "in"));
      writeFileSync(join(folder, "in/a.csv"), "changed");
      assert.equal(readFileSync(mine, "utf8"), "1,2");
    });

    it("refuses what is not there", async () => {
      await assert.rejects(store.mount("s3://bucket/raw", join(folder, "none")), {
        name: "LocalRunError",
        message: `Input "s3://bucket/raw" is to be read from "${join(folder, "none")}", which is neither a file nor a folder.`,
      });
    });
  });
});
