import { MONTHLY_PRICES } from "./prices";
import type { ResourceChange, ChangeKind } from "./resource-changes";

/** What a created or deleted resource adds to the bill of each month, in US dollars; less than 0 when it goes. */
export interface StandingCost {
  readonly type: string;
  readonly name: string;
  readonly perMonth: number;
  readonly per: string;
}

const SIGNS: Readonly<Partial<Record<ChangeKind, number>>> = { create: 1, delete: -1 };

/** A gateway endpoint is free, an interface endpoint is paid in each of its zones. */
const unitsOf = ({ type, before, after }: ResourceChange): number => {
  if (type !== "aws:ec2/vpcEndpoint:VpcEndpoint") return 1;
  const inputs = (after ?? before)?.inputs ?? {};
  if (inputs["vpcEndpointType"] !== "Interface") return 0;
  const subnets = inputs["subnetIds"];
  return Array.isArray(subnets) ? subnets.length : 1;
};

/** What the created and deleted resources of a preview cost while idle; only types with a price are listed. */
export const standingCosts = (changes: readonly ResourceChange[]): readonly StandingCost[] =>
  changes.flatMap((change) => {
    const price = Object.hasOwn(MONTHLY_PRICES, change.type) ? MONTHLY_PRICES[change.type] : undefined;
    const perMonth = (price?.perMonth ?? 0) * unitsOf(change) * (SIGNS[change.kind] ?? 0);
    return price === undefined || perMonth === 0
      ? []
      : [{ type: change.type, name: change.name, perMonth, per: price.per }];
  });
