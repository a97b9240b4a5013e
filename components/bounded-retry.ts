/** How often, and for how many seconds, EventBridge tries to deliver before a message goes to the dead letters. */
export const boundedRetry = { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3_600 } as const;
