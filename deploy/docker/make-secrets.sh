#!/bin/sh
# Generates the secrets of the compose file. What is there already is kept: a new data-key would make old data unreadable.
# usage: deploy/docker/make-secrets.sh [FOLDER]     (default: the folder `secrets` beside this script)
set -eu
folder=${1:-$(dirname "$0")/secrets}
mkdir -p "$folder"
chmod 700 "$folder"

keep() { # NAME VALUE
  if [ -s "$folder/$1" ]; then
    echo "kept     $1"
  else
    (umask 022 && printf '%s\n' "$2" > "$folder/$1")
    echo "created  $1"
  fi
}

random_hex() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

keep data-key "$(head -c 32 /dev/urandom | base64)"
keep supplier-key "$(random_hex)"
keep postgres-password "$(random_hex)"
# Read with EVIDENCE_STORE=s3 alone: put the key of your storage here then.
keep evidence-bucket-access-key none
keep evidence-bucket-secret-key none
for service in intake verification fulfillment after-sales relay ops; do
  role=bujiao_$(echo "$service" | tr - _)
  keep "pg-url-$service" "postgres://$role:$(random_hex)@postgres:5432/bujiao"
done
