import { describeWorkflowPage } from "../../support/workflow-pages";

describeWorkflowPage("churn-retraining");
