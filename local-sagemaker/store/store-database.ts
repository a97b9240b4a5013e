import Database from "libsql";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { LocalRunError } from "../plan/local-run-error";
import { machineFault, openingFault } from "../plan/machine-fault";
import { makeFolder } from "./make-folder";
import { MIGRATIONS } from "./migrations";

export type Row = Readonly<Record<string, unknown>>;
type Bound = string | number | null;

const BUSY_TIMEOUT_MILLISECONDS = 20_000;
const PAUSE_MILLISECONDS = 10;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");

/**
 * Does what SQLite refuses at once, its own timeout notwithstanding, while another process has the file open.
 *
 * @see https://www.sqlite.org/c3ref/busy_handler.html
 */
const inTurn = (work: () => void): void => {
  const patience = Date.now() + BUSY_TIMEOUT_MILLISECONDS;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > patience) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
  }
};

/** The database of a store: statements and transactions, every fault told in plain words. */
export class StoreDatabase {
  readonly #database: Database.Database;

  private constructor(
    readonly file: string,
    database: Database.Database,
  ) {
    this.#database = database;
  }

  /**
   * Opens `<folder>/store.db`, makes it when missing and brings its schema up to date.
   *
   * @throws LocalRunError when the folder or file cannot be written, is full, is no database, or was
   * written by a newer version.
   */
  static open(folder: string): StoreDatabase {
    const file = path.join(folder, "store.db");
    try {
      // libsql says only "unable to open": the file system knows why.
      makeFolder(folder);
      closeSync(openSync(file, "a"));
    } catch (error) {
      throw openingFault(error, file);
    }
    const database = new StoreDatabase(file, new Database(file, { timeout: BUSY_TIMEOUT_MILLISECONDS }));
    try {
      database.#prepare();
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  #prepare(): void {
    this.#guard(() => {
      // Readers never wait for the writer, and what was committed survives a killed process.
      inTurn(() => this.#database.pragma("journal_mode = WAL"));
      this.#database.pragma("synchronous = NORMAL");
      this.#database.pragma("foreign_keys = ON");
    });
    this.transaction(() => {
      const applied = Number(this.get("PRAGMA user_version")?.["user_version"]);
      if (applied > MIGRATIONS.length)
        throw new LocalRunError(
          `The store "${this.file}" was written by a newer version of this project.`,
          "Use that version, or another store with --store DIR.",
        );
      for (const migration of MIGRATIONS.slice(applied)) this.#database.exec(migration);
      if (applied < MIGRATIONS.length)
        this.#database.exec(`PRAGMA user_version = ${String(MIGRATIONS.length)}`);
    });
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw machineFault(error, this.file);
    }
  }

  run(sql: string, ...values: readonly Bound[]): void {
    this.#guard(() => this.#database.prepare(sql).run(...values));
  }

  get(sql: string, ...values: readonly Bound[]): Row | undefined {
    return this.#guard(() => this.#database.prepare(sql).get(...values) as Row | undefined);
  }

  all(sql: string, ...values: readonly Bound[]): readonly Row[] {
    return this.#guard(() => this.#database.prepare(sql).all(...values) as Row[]);
  }

  /** All or nothing, and alone: two processes that do this take turns. */
  transaction<T>(work: () => T): T {
    return this.#guard(() => this.#database.transaction(work).immediate());
  }

  close(): void {
    this.#database.close();
  }
}
