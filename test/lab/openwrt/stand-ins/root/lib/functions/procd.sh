# Stands in for procd's functions of the shell (package/system/procd/files/procd.sh): what a script says of its service is gathered, here one word a line,
# and told to procd when the service is closed.

procd_open_service() {
	SAID=$(mktemp)
	SERVICE=$1
}

procd_open_instance() {
	echo "instance $1" >>"$SAID"
}

procd_set_param() {
	local type=$1
	shift
	for word in "$@"; do echo "$type $word"; done >>"$SAID"
}

procd_close_instance() { :; }

procd_close_service() {
	ubus set "$SERVICE" <"$SAID"
	rm "$SAID"
}

procd_kill() {
	ubus delete "$1" </dev/null
}
