import { Budget as CostBudget } from "@pulumi/aws/budgets";
import * as pulumi from "@pulumi/pulumi";
import type { BudgetSettings } from "./surroundings";

export interface BudgetArgs {
  /** The tag by which costs are told apart, once it is activated for cost allocation. */
  readonly costTag: { readonly key: string; readonly value: string };
  /** ARN of the topic that is told: AWS takes one for each notification. */
  readonly topicArn: pulumi.Input<string>;
  readonly settings: BudgetSettings;
}

/** What a stack may cost in a month, and who hears of it: by what was spent, and by what will be. */
export class Budget extends pulumi.ComponentResource {
  readonly budgetName: pulumi.Output<string>;

  constructor(name: string, args: BudgetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:Budget", name, args, opts);
    const { costTag, settings, topicArn } = args;
    const told = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
      notificationType,
      threshold,
      thresholdType: "PERCENTAGE",
      comparisonOperator: "GREATER_THAN",
      subscriberSnsTopicArns: [topicArn],
    });
    const budget = new CostBudget(
      `${name}-monthly`,
      {
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: String(settings.monthlyUsd),
        limitUnit: "USD",
        // A dollar sign stands between key and value; `user:` says that the tag is not AWS's own.
        costFilters: [{ name: "TagKeyValue", values: [`user:${costTag.key}$${costTag.value}`] }],
        notifications: [...settings.thresholds.map((at) => told("ACTUAL", at)), told("FORECASTED", 100)],
      },
      { parent: this },
    );
    this.budgetName = budget.name;
    this.registerOutputs({ budgetName: this.budgetName });
  }
}
