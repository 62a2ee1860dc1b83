#!/bin/sh
# Fetches the German word list (locked) and writes it to FILE, by default target/wordlist/de.txt.
# Without it the search still works, with the words of the house and of the stock.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"$here/../../target/wordlist/de.txt"}
case $target in /*) ;; *) target=$PWD/$target ;; esac
cd "$here"
npm ci --ignore-scripts --no-audit --no-fund --silent
exec node make.mjs "$target"
