#!/bin/sh
# Code, version, alias: what people script, with the CLI's own waiters.
# Takes ENDPOINT, FUNCTION, ALIAS and ARCHIVE from the environment.
set -eu

lambda() {
  aws lambda --endpoint-url "$ENDPOINT" --region us-east-1 --output text "$@"
}

lambda update-function-code --function-name "$FUNCTION" --zip-file "fileb://$ARCHIVE" > /dev/null
lambda wait function-updated-v2 --function-name "$FUNCTION"
version=$(lambda publish-version --function-name "$FUNCTION" --query Version)
lambda wait published-version-active --function-name "$FUNCTION" --qualifier "$version"
lambda update-alias --function-name "$FUNCTION" --name "$ALIAS" --function-version "$version" > /dev/null
