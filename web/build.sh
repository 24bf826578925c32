#!/usr/bin/env bash
# Builds the files for browsers from their source; with --check it changes nothing, and fails if the built files differ.
set -euo pipefail
cd "$(dirname "$0")"
check=
if [ "${1:-}" = --check ]; then
	check=$(mktemp -d)
	trap 'rm -rf "$check"' EXIT
fi

same() {
	diff --recursive --brief "$1" "$2" || {
		echo "web/$2 is not up to date with its source; run make web and commit the result." >&2
		exit 1
	}
}

client=../clients/typescript
for folder in graphiql pages $client; do
	(cd $folder && npm ci --ignore-scripts --no-fund --no-audit --loglevel=error)
done

# The API types of the pages and of the client are generated from the schema.
for folder in pages $client; do
	if [ -n "$check" ]; then cp -r $folder/src/generated "$check/kept"; fi
	(cd $folder && npm run --silent generate)
	if [ -n "$check" ]; then
		diff --recursive --brief "$check/kept" $folder/src/generated || {
			echo "The types generated from the schema in $folder are not up to date; run make web and commit the result." >&2
			exit 1
		}
		rm -r "$check/kept"
	fi
done
(cd $client && npm run --silent types)

for name in graphiql pages; do
	(cd $name && npm run --silent types && npm run --silent build -- "${check:-../static}/$name")
	if [ -n "$check" ]; then same "$check/$name" static/$name; fi
done
