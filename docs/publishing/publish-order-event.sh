#!/bin/sh
# usage: publish-order-event.sh BROKERS ORDER_ID EVENT_TYPE DATA_AS_JSON        (Debian: apt-get install kcat)
set -eu
printf '%s' "$4" | kcat -P -b "$1" -t shop.orders -k "$2" -X acks=all -X partitioner=murmur2_random \
  -H ce_specversion=1.0 \
  -H ce_id="$(cat /proc/sys/kernel/random/uuid)" \
  -H ce_source=/shops/kcat-example \
  -H ce_type="$3" \
  -H ce_subject="$2" \
  -H ce_time="$(date -u +%Y-%m-%dT%H:%M:%SZ)" \
  -H content-type=application/json
