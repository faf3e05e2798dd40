// Nothing stands here: this file gives the headers that all tests read a target to be compiled in.
