"""What a reviewer should not have to look for; run by `./fj check`."""
