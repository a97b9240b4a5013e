/** Names the folder in which the pretended AWS keeps what it holds, to the programs that stand in for AWS. */
export const ACCOUNT_FOLDER = "PRETEND_AWS_FOLDER";

/** After how many creations AWS answers no more. */
export const STOP_AFTER = "PRETEND_AWS_STOP_AFTER";

/** The file that says that AWS answers no more. */
export const STOPPED = "stopped";
