print("a processing script: the definition only carries the hash of this file")
