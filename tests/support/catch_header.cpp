// Nothing: so that catch_main has a file for which Catch2's header is precompiled. All test programs share that.
