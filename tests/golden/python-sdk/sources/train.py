print("a training script: the definition only carries the hash of this file")
