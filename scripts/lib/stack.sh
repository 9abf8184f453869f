# Sourced by scripts that work on a stack: which one, and what it says of itself.

# use_configuration NAME: takes stack and region from samconfig.toml.
use_configuration() {
  configuration="$1"
  stack="$(setting stack_name)"
  [ -n "$stack" ] || { echo "samconfig.toml has no configuration $1." >&2 && exit 2; }
  export AWS_DEFAULT_REGION="$(setting region)"
  [ "$1" != local ] || stand_in_credentials
}

setting() { sed -n "/^\[$configuration\./,/^\[/s/^$1 = \"\(.*\)\"/\1/p" samconfig.toml; }

describe_stack() {
  state="$(aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query 'Stacks[0].[Parameters[].[ParameterKey, ParameterValue], Outputs[].[OutputKey, OutputValue]][]')"
}

# described NAME: the value of a parameter or an output, empty if there is none.
described() { awk -F '\t' -v name="$1" '$1 == name { print $2 }' <<<"$state"; }
