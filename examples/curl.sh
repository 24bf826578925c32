#!/usr/bin/env bash
# Make an image with curl and jq, and follow it by server-sent events: examples/curl.sh PHOTO [OUT]
# ATELIER_URL is the server's address, ATELIER_TOKEN the user's token (default: a new demo user).
set -euo pipefail
photo=$1
out=${2:-curl.png}
url=${ATELIER_URL:-http://127.0.0.1:8000}
token=${ATELIER_TOKEN:-$(curl -fsS -X POST "$url/auth/demo" | jq -r .token)}

# Send a document and its variables.
graphql() {
	jq -n --arg query "$1" --argjson variables "$2" '{$query, $variables}' |
		curl -fsS "$url/graphql" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' --data-binary @-
}

# 1. Reserve a place for the picture, and send its bytes there.
place=$(graphql 'mutation($input: CreateUploadInput!) { createUpload(input: $input) {
	upload { id uploadUrl uploadMethod uploadHeaders { name value } } errors { ... on UserError { message } } } }' \
	"$(jq -n --argjson size "$(wc -c < "$photo")" '{input: {contentType: "application/octet-stream", byteSize: $size}}')" |
	jq '.data.createUpload.upload')
headers=()
while read -r header; do headers+=(-H "$header"); done < <(jq -r '.uploadHeaders[] | .name + ": " + .value' <<< "$place")
curl -fsS -X "$(jq -r .uploadMethod <<< "$place")" "${headers[@]}" --data-binary "@$photo" "$(jq -r .uploadUrl <<< "$place")" > /dev/null

# 2. Request the image. With the same key, a repeated request is charged once.
answer=$(graphql 'mutation($input: CreateGenerationInput!) { createGeneration(input: $input) {
	creation { id } errors { __typename ... on UserError { message } } } }' \
	"$(jq -n --argjson place "$place" --arg key "$(date +%s%N)" \
		'{input: {prompt: "a pencil sketch", images: [{uploadId: $place.id}], idempotencyKey: $key}}')")
id=$(jq -er '.data.createGeneration.creation.id' <<< "$answer") || { jq -c .data.createGeneration.errors <<< "$answer"; exit 1; }

# 3. Follow it. Each event has its cursor as its id: with --header "Last-Event-ID: CURSOR" a later request continues there.
watched=$(jq -n --arg id "$id" '{query: "subscription($id: ID) { taskUpdated(id: $id) {
	creation { stage status generatedImage { url } } } }", variables: {$id}}')
image=
while read -r line; do
	[[ $line == data:*creation* ]] || continue
	creation=$(jq -c '.data.taskUpdated.creation' <<< "${line#data:}")
	jq -r .stage <<< "$creation"
	[[ $(jq -r .stage <<< "$creation") == FINISHED ]] || continue
	image=$(jq -r '.generatedImage.url // empty' <<< "$creation")
	break
done < <(curl -fsSN "$url/graphql/stream" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
	-H 'Accept: text/event-stream' --data-binary "$watched")
[[ $image ]] || { echo "No image was made, and the credits are back."; exit 1; }
curl -fsS "$image" -o "$out"
echo "saved $out"
