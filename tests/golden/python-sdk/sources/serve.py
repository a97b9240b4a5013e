print("a serving script: the definition only carries the hash of this file")
