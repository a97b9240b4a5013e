import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { draftImageUris, imageFolders } from "../../workflows/image-folder";
import { DOCKERFILE, writeImageFile } from "../support/own-image";

describe("imageFolders", () => {
  let workflows = "";
  beforeEach(() => {
    workflows = mkdtempSync(path.join(tmpdir(), "workflows-"));
  });
  afterEach(() => {
    rmSync(workflows, { recursive: true, force: true });
  });
  const write = (file: string, content: string): void => {
    writeImageFile(workflows, file, content);
  };
  const folders = () => imageFolders("adult-census", workflows);
  const hash = () => folders()[0]?.sha256;
  const writeTrain = (dockerfile = DOCKERFILE): void => {
    write("train/Dockerfile", dockerfile);
    write("train/requirements.txt", "numpy==2.1.0\n");
  };

  it("finds none where a workflow has none", () => {
    assert.deepEqual(folders(), []);
  });

  it("lists images and their files in the order of their names, folders inside included", () => {
    writeTrain();
    write("train/lib/b.py", "");
    write("train/a.py", "");
    write("serve/requirements.txt", "");
    write("serve/Dockerfile", DOCKERFILE);
    assert.deepEqual(
      folders().map(({ name, files }) => [name, files.map((file) => file.name)]),
      [
        ["serve", ["Dockerfile", "requirements.txt"]],
        ["train", ["Dockerfile", "a.py", "lib/b.py", "requirements.txt"]],
      ],
    );
  });

  it("makes tag and key of the content, and neither of what does not reach the builder", () => {
    writeTrain();
    const before = hash();
    assert.match(before ?? "", /^[0-9a-f]{64}$/);
    write("train/.cache", "hidden");
    write("train/__pycache__/a.pyc", "cache");
    chmodSync(path.join(workflows, "adult-census/images/train/Dockerfile"), 0o700);
    assert.equal(hash(), before);
    const [image] = folders();
    assert.equal(image?.tag, `train-${(before ?? "").slice(0, 32)}`);
    assert.equal(image.prefix, `code/adult-census/images/train/${before ?? ""}/`);
  });

  for (const [what, change] of [
    ["the content of a file", () => write("train/requirements.txt", "numpy==2.1.1\n")],
    ["another file", () => write("train/new.py", "")],
    ["a file in a folder", () => write("train/lib/new.py", "")],
  ] as const) {
    it(`sees ${what}`, () => {
      writeTrain();
      const before = hash();
      change();
      assert.notEqual(hash(), before);
    });
  }

  it("sees that a file is called otherwise", () => {
    writeTrain();
    write("train/a.py", "1");
    const before = hash();
    rmSync(path.join(workflows, "adult-census/images/train/a.py"));
    write("train/b.py", "1");
    assert.notEqual(hash(), before);
  });

  it("sees that two files have exchanged their contents", () => {
    writeTrain();
    write("train/a.py", "1");
    write("train/b.py", "2");
    const before = hash();
    write("train/a.py", "2");
    write("train/b.py", "1");
    assert.notEqual(hash(), before);
  });

  const pinned = `python@sha256:${"b".repeat(64)}`;
  for (const dockerfile of [
    `FROM ${pinned}\n`,
    `FROM --platform=linux/amd64 ${pinned} AS build\nRUN true\nFROM build\n`,
    `FROM ${pinned} AS build\nFROM scratch\nCOPY --from=build /a /a\nCOPY --link --from=0 /b /b\n`,
    `FROM ${pinned}\nRUN echo \\\n  FROM python:3.12\n`,
  ]) {
    it(`accepts ${JSON.stringify(dockerfile.replaceAll("b".repeat(64), "…"))}`, () => {
      writeTrain(dockerfile);
      assert.equal(folders().length, 1);
    });
  }

  for (const [dockerfile, image] of [
    ["FROM python:3.12\n", "python:3.12"],
    ["from --platform=linux/amd64 python:3.12 as build\n", "python:3.12"],
    [`FROM ${pinned} AS build\nFROM other\n`, "other"],
    [`ARG BASE=${pinned}\nFROM $BASE\n`, "$BASE"],
    [
      `FROM ${pinned}\nCOPY --chmod=755 --from=ghcr.io/astral-sh/uv:latest /uv /uv\n`,
      "ghcr.io/astral-sh/uv:latest",
    ],
    [`# syntax=docker/dockerfile:1\nFROM ${pinned}\n`, "docker/dockerfile:1"],
  ] as const) {
    it(`refuses "${image}", which is not named by digest`, () => {
      writeTrain(dockerfile);
      assert.throws(folders, {
        name: "ImageFolderError",
        message: `Image "train" of workflow "adult-census" is built from "${image}", which can change under its name.`,
        hint: `Name it by its digest in workflows/adult-census/images/train/Dockerfile: docker buildx imagetools inspect ${image} tells it.`,
      });
    });
  }

  for (const missing of ["Dockerfile", "requirements.txt"]) {
    it(`refuses a folder without ${missing}`, () => {
      writeTrain();
      rmSync(path.join(workflows, "adult-census/images/train", missing));
      assert.throws(folders, {
        message: `Image "train" of workflow "adult-census" has no "${missing}".`,
        hint: "Put one into workflows/adult-census/images/train.",
      });
    });
  }

  it("refuses a name that no tag of an image can begin with", () => {
    write("My image/Dockerfile", DOCKERFILE);
    assert.throws(folders, {
      message:
        'Image "My image" of workflow "adult-census" has a name that is not at most 24 lower-case letters and digits.',
      hint: "Rename the folder workflows/adult-census/images/My image.",
    });
  });

  it("calls an image by the hash of its folder where nothing is built", () => {
    writeTrain();
    assert.deepEqual(draftImageUris("adult-census", "eu-west-1", folders()), {
      train: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/adult-census/train@sha256:${hash() ?? ""}`,
    });
  });
});
