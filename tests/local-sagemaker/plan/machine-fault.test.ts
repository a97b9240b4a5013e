import assert from "node:assert/strict";
import { LocalRunError } from "../../../local-sagemaker/plan/local-run-error";
import { machineFault, openingFault } from "../../../local-sagemaker/plan/machine-fault";

const coded = (code: string, path?: string): Error =>
  Object.assign(new Error("as the system says it"), { code, ...(path === undefined ? {} : { path }) });

describe("machineFault", () => {
  for (const [code, message, hint] of [
    ["ENOSPC", 'No space is left on the disk that holds "/s".', /^Free some space there/],
    ["EDQUOT", 'No space is left on the disk that holds "/s".', /^Free some space there/],
    ["SQLITE_FULL", 'No space is left on the disk that holds "/s".', /^Free some space there/],
    [
      "EROFS",
      '"/s" is on a file system that is mounted read-only.',
      /^Make it writable, or use another store with --store DIR\.$/,
    ],
    ["EACCES", '"/s" may not be read or written by this user.', /^Change its permissions/],
    ["EPERM", '"/s" may not be read or written by this user.', /^Change its permissions/],
    ["SQLITE_PERM", '"/s" may not be read or written by this user.', /^Change its permissions/],
    ["SQLITE_READONLY", 'The store "/s" is read-only.', /^Make the file and its folder writable/],
    ["SQLITE_READONLY_DBMOVED", 'The store "/s" is read-only.', /^Make the file and its folder writable/],
    [
      "SQLITE_NOTADB",
      '"/s" is not a store of local runs: it is no database, or a damaged one.',
      /^Move the file away/,
    ],
    ["SQLITE_CORRUPT", 'The store "/s" is damaged.', /^Move the file away/],
    ["SQLITE_BUSY", 'The store "/s" was locked by another process for too long.', /^Wait for the other run/],
    [
      "SQLITE_IOERR_WRITE",
      'The disk that holds "/s" reports an error while reading or writing.',
      /^Look at the disk/,
    ],
  ] as const) {
    it(`puts ${code} in words`, () => {
      const told = machineFault(coded(code), "/s");
      assert.ok(told instanceof LocalRunError);
      assert.equal(told.message, message);
      assert.match(told.hint, hint);
    });
  }

  it("names the path that the error itself names", () => {
    const told = machineFault(coded("ENOSPC", "/elsewhere/file"), "/s");
    assert.ok(told instanceof LocalRunError);
    assert.equal(told.message, 'No space is left on the disk that holds "/elsewhere/file".');
  });

  it("names where a copy was written to, but what it was not allowed to read", () => {
    const told = (code: string): string =>
      (machineFault(Object.assign(coded(code, "/from"), { dest: "/to" }), "/s") as Error).message;
    assert.equal(told("ENOSPC"), 'No space is left on the disk that holds "/to".');
    assert.equal(told("EACCES"), '"/from" may not be read or written by this user.');
  });

  it("tells of another way out than another store", () => {
    const told = machineFault(coded("EROFS"), "/cache", "set CACHE");
    assert.ok(told instanceof LocalRunError);
    assert.equal(told.hint, "Make it writable, or set CACHE.");
  });

  it("leaves every other error alone, so that defects keep their stack", () => {
    for (const error of [new Error("defect"), coded("ENOENT"), new LocalRunError("a", "b"), "text"])
      assert.equal(machineFault(error, "/s"), error);
  });
});

describe("openingFault", () => {
  it("knows what keeps a store from being made, besides the rest", () => {
    const told = openingFault(coded("EEXIST"), "/s");
    assert.ok(told instanceof LocalRunError);
    assert.equal(told.message, '"/s" is a file, where a folder is needed.');
    assert.ok(openingFault(coded("SQLITE_FULL"), "/s") instanceof LocalRunError);
  });
});
