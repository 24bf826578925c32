#!/usr/bin/env bash
# Builds what browsers get from its source; with --check it changes nothing, and fails where that is not what is kept here.
set -euo pipefail
cd "$(dirname "$0")/graphiql"

npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
npm run --silent types
if [ "${1:-}" = --check ]; then
	fresh=$(mktemp -d)
	trap 'rm -rf "$fresh"' EXIT
	npm run --silent build -- "$fresh/graphiql"
	diff --recursive --brief "$fresh/graphiql" ../static/graphiql || {
		echo "web/static/graphiql is not what web/graphiql builds; run make web and commit the result." >&2
		exit 1
	}
else
	npm run --silent build -- ../static/graphiql
fi
