"""What the crawler does, for runs on this machine: nothing, since there is no catalogue here to write into."""

print("there is no catalogue on this machine; the merging job lists the surveys itself, here as in AWS")
