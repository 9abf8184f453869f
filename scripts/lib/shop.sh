# Sourced by scripts that set up a shop in a deployed stack, after scripts/lib/stack.sh.

# use_shop CONFIGURATION NAME: sets $shop, $table and $prefix (of its secrets), or ends with what is wrong.
use_shop() {
  shop="$2"
  [[ "$shop" =~ ^[a-z0-9][a-z0-9-]{0,39}$ ]] || { echo "A shop's name is of a-z, 0-9 and -, at most 40." >&2 && exit 2; }
  need_sam
  use_configuration "$1"
  describe_stack
  table="$(described TableName)" prefix="$(described SecretsPrefix)"
}

random() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

# new_key ROLE [MORE]: puts a key, whose item has MORE, and sets $key and $key_id. The table has its SHA-256 only.
new_key() {
  local hash role
  key="kw_$(random)"
  hash="$(printf %s "$key" | { sha256sum 2>/dev/null || shasum -a 256; } | cut -d' ' -f1)"
  role="$(tr '[:upper:]' '[:lower:]' <<<"$1")"
  key_id="$shop-$role-$(date -u +%Y%m%d%H%M%S)"
  aws dynamodb put-item --table-name "$table" --condition-expression "attribute_not_exists(pk)" --item \
    "{\"pk\":{\"S\":\"A#$hash\"},\"sk\":{\"S\":\"A\"},\"type\":{\"S\":\"API_KEY\"},\"shop\":{\"S\":\"$shop\"},
    \"role\":{\"S\":\"$1\"},\"keyId\":{\"S\":\"$key_id\"}${2:-}}"
}

# put_secret NAME VALUE [--overwrite]: by a file that only its owner reads, so that no secret stands in the list of processes; one
# that is there stays, unless it is to be overwritten.
put_secret() {
  local name="$prefix/$1" file said
  file="$(umask 077 && mktemp)"
  printf %s "$2" >"$file"
  said="$(aws ssm put-parameter --name "$name" --type SecureString --value "file://$file" ${3:-} 2>&1)" && said=stored
  rm -f "$file"
  case "$said" in
    stored) echo "secret $name stored" ;;
    *ParameterAlreadyExists*) echo "secret $name stays" ;;
    *) echo "$said" >&2 && return 1 ;;
  esac
}
