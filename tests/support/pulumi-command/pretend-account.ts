import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { kept, type Properties } from "../property-values";
import { pretendAws } from "../pulumi-mocks";
import { replacingPropertiesOf } from "../replacing-properties";

/** A resource as it stands in AWS. */
export interface MadeResource {
  readonly id: string;
  readonly outputs: Properties;
}

/** What differs between two forms of a resource. */
export interface Difference {
  /** Inputs that differ, sorted. */
  readonly changed: readonly string[];
  /** Those of them that cannot be changed in place. */
  readonly replacing: readonly string[];
}

/** What awsx lays out in a process of its own, and how its ids begin. */
const LAID_OUT: Readonly<Record<string, string>> = {
  "aws:ec2/internetGateway:InternetGateway": "igw",
  "aws:ec2/routeTable:RouteTable": "rtb",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "rtbassoc",
  "aws:ec2/subnet:Subnet": "subnet",
  "aws:ec2/vpc:Vpc": "vpc",
};

interface Holdings {
  /** How often a resource was made, by its URN. */
  readonly times: Record<string, number>;
  /** Type and id of each resource that stands. */
  readonly standing: string[];
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 17);

/** Which inputs differ, and which of them the provider cannot change in place. */
export const differenceOf = (type: string, before: Properties, after: Properties): Difference => {
  const replacing = replacingPropertiesOf(type);
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !isDeepStrictEqual(kept(before[key]), kept(after[key])))
    .sort();
  return { changed, replacing: changed.filter((key) => replacing.includes(key)) };
};

/** A pretended AWS account that outlives each `pulumi` command: what it holds stands in a file. */
export class PretendAccount {
  private readonly file: string;
  private creations = 0;

  /**
   * @param folder holds the file
   * @param stopAfter how many resources are made until AWS answers no more, as when the line is cut
   */
  constructor(
    folder: string,
    private readonly region: string,
    private readonly stopAfter = Infinity,
  ) {
    this.file = path.join(folder, "account.json");
  }

  /**
   * Makes a resource; undefined when AWS answers no more.
   *
   * @throws Error when its name is taken
   */
  create(urn: string, type: string, name: string, inputs: Properties): MadeResource | undefined {
    if (this.creations >= this.stopAfter) return undefined;
    this.creations += 1;
    const { times, standing } = this.read();
    const time = times[urn] ?? 0;
    // What replaces a resource stands beside it for a while, so AWS gives it another name.
    const called = time === 0 ? name : `${name}-${String(time)}`;
    const made = this.describe(type, called, inputs);
    const line = `${type} ${made.id}`;
    if (standing.includes(line))
      throw new Error(`AlreadyExists: ${type} "${made.id}" exists in the account.`);
    this.write({ times: { ...times, [urn]: time + 1 }, standing: [...standing, line] });
    return made;
  }

  /** Takes a resource away. */
  delete(type: string, id: string): void {
    const { times, standing } = this.read();
    this.write({ times, standing: standing.filter((line) => line !== `${type} ${id}`) });
  }

  /** What a function of AWS answers. */
  call(token: string): Properties {
    return (pretendAws(this.region, false, new Map()).call?.({ token, inputs: {} }) ?? {}) as Properties;
  }

  private describe(type: string, name: string, inputs: Properties): MadeResource {
    const prefix = LAID_OUT[type];
    if (prefix !== undefined) return { id: `${prefix}-${hashOf(name)}`, outputs: inputs };
    const aws = pretendAws(this.region, false, new Map());
    const { id, state } = aws.newResource({ type, name, inputs }) as { id?: string; state: Properties };
    return { id: id ?? "", outputs: state };
  }

  private read(): Holdings {
    if (!existsSync(this.file)) return { times: {}, standing: [] };
    return JSON.parse(readFileSync(this.file, "utf8")) as Holdings;
  }

  private write(holdings: Holdings): void {
    writeFileSync(this.file, JSON.stringify(holdings));
  }
}
