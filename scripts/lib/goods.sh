# Sourced by scripts/schemathesis: what a shop has after some weeks, so that what is made up meets something that is there.

# call ROLE METHOD PATH [BODY]: prints the answer; a refusal ends the script.
call() {
  local body=(-H 'Content-Type: application/json' --data-binary "${4:-}")
  curl -sS --fail-with-body -X "$2" "$api$3" -H "Authorization: Bearer local-$1" "${body[@]}" || failed "$1 $2 $3"
}

# every NAME: the values of that name in what is read, a line each.
every() { grep -o "\"$1\":\"[^\"]*\"" | cut -d'"' -f4 || true; }
one() { every "$1" | head -1; }

# known KIND: writes each line as a value that paths and bodies may have.
known() { sed 's/.*/"&"/' >>"$work/$1.txt"; }

# order NUMBER EMAIL: paid and delivered two days before the machine's first day.
order() {
  echo "$1" | known orders
  call storefront PUT "/v1/orders/$1" "$(sed "s/NUMBER/$1/; s/EMAIL/$2/" "$work/order.json")" >/dev/null
}

# registered ORDER [FIELDS]: prints the return's number.
registered() {
  call storefront POST /v1/returns '{ "orderNumber": "'"$1"'", '"${2:-}"'
    "items": [ { "lineId": "1", "quantity": 2, "reason": "TOO_SMALL" '"${3:-}"' } ] }' | one rma | tee >(known rmas)
}

# until_is RMA STATUS: waits for it, where STATUS is anything that the return says.
until_is() {
  local end=$((SECONDS + 60))
  until call support GET "/v1/returns/$1" | grep -q "\"status\":\"$2\""; do
    [ "$SECONDS" -lt "$end" ] || failed "the return $1 is not $2"
    sleep 0.3
  done
}

labeled() {
  until_is "$1" AWAITING_DROP_OFF
  call support GET "/v1/returns/$1" | one trackingNumber | tee >(known scans)
}

inspected() {
  call warehouse POST /v1/inspections '{ "rma": "'"$1"'", "items": [ { "lineId": "1", "quantity": 2, "grade": "A", "decision": "ACCEPTED",
    "disposition": "RESTOCK" } ], "complete": true }' >/dev/null
}

# goods ROLE: orders and returns of every state, for one role to meet.
goods() {
  local at="$1-$RANDOM" email="$1@example.org" name rma parcel token
  order 1001 ada@example.org # of the description's examples
  for name in new label sent closed review failed credit; do order "$at-$name" "$email"; done
  echo "$email" | known emails
  labeled "$(registered "$at-label")" >/dev/null

  rma="$(registered "$at-sent" '"statutoryWithdrawal": true,')"
  parcel="$(labeled "$rma")"
  for name in HANDED_IN DELIVERED; do call support POST "/_local/carrier/$parcel/scan" '{"status": "'$name'"}' >/dev/null; done

  rma="$(registered "$at-closed" '"method": "OWN_SHIPMENT",')"
  inspected "$rma"
  until_is "$rma" CLOSED
  call finance POST "/v1/returns/$rma/refunds" '{"agent": "f-1", "kind": "GOODWILL", "amount": "1.00", "reason": "LATE"}' >/dev/null
  call support POST "/v1/returns/$rma/refunds" '{"agent": "s-1", "kind": "GOODWILL", "amount": "500.00", "reason": "LATE"}' >/dev/null

  rma="$(registered "$at-failed" '"method": "OWN_SHIPMENT",')"
  call support POST "/_local/payments/pay_$at-failed/fail-next" >/dev/null
  inspected "$rma"
  until_is "$rma" FAILED
  call finance POST "/v1/returns/$rma/refunds/1/retry" '{"means": "BANK_TRANSFER", "iban": "DE89370400440532013000", "holder": "Ada"}' >/dev/null

  rma="$(registered "$at-credit" '"method": "OWN_SHIPMENT",' ', "resolution": "STORE_CREDIT"')"
  inspected "$rma"
  until_is "$rma" CLOSED
  call support POST /v1/credit/lookup '{"email": "'"$email"'", "currency": "EUR"}' | one account | known accounts

  call support PUT /v1/customers/standing '{"email": "review-'"$email"'", "standing": "REVIEW", "why": "MANY_RETURNS"}' >/dev/null
  order "$at-review" "review-$email"
  registered "$at-review" >/dev/null

  for name in drafted declared; do
    token="$(call support POST /v1/withdrawals '{"name": "Ada", "contract": "'"$at-new"'", "email": "'"$email"'"}' | one token)"
    [ "$name" = drafted ] || call support POST "/v1/withdrawals/$token/confirm" | one withdrawalId | known withdrawals
    echo "$token" | known drafts
  done
  call admin GET /v1/tasks | every id | known tasks
  call admin GET /v1/payments/manual/transfers | every id | known transfers
  call finance POST /v1/payments/manual/exports | one id | known exports
  for name in returns tasks parcels; do call admin GET "/v1/$name?limit=1" | one nextCursor | known "pages-of-$name"; done
}
