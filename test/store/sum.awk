# Adds up a store by hand: awk -v today=2026-11-24 -f sum.awk <root>/<program>/until-*
# Prints `version day field sum` for every field. It keeps all of recorders/STORE.md but the check sum, and knows none
# of our code: a second opinion on readers. Run it with LC_ALL=C.

function after(date,    y, m, d, days) {
    y = substr(date, 1, 4) + 0; m = substr(date, 6, 2) + 0; d = substr(date, 9, 2) + 1
    days = m == 2 ? 28 + ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0) : 30 + (m + (m > 7)) % 2
    if (d > days) { d = 1; m++ }
    if (m > 12) { m = 1; y++ }
    return sprintf("%04d-%02d-%02d", y, m, d)
}
FNR == 1 {
    open = 0
    path = FILENAME; sub(/.*\//, "", path)
    dies = substr(path, 7, 10); day = substr(path, 18, 10); version = substr(path, 29); own = ""
    if (match(version, /\.[0-9a-f]+$/) && RLENGTH == 17) { own = substr(version, RSTART + 1); version = substr(version, 1, RSTART - 1) }
    whole = path; if (own != "") whole = substr(path, 1, length(path) - 17)
    program = FILENAME; sub(/\/[^\/]*$/, "", program); sub(/.*\//, "", program)
    name = "# " program " " version " day " day " dies " dies
    number = "(0|[1-9][0-9]?[0-9]?[0-9]?[0-9]?[0-9]?)"
    date = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
    ours = version == "dev" || version ~ ("^" number "\\." number "\\." number "-(stable|beta|nightly)$")
    ours = ours && path ~ ("^until-" date "\\." date "\\.") && day < dies && day >= "1970-01-01" && today < dies && day <= after(today)
    files[++count] = path; suffix[path] = whole " " own; says[path] = version " " day
}
!ours { next }
/^# tallybook day ./ && $0 != "# tallybook day 1" { refused[path] = 1 }
open == 0 && /^# [^ ]+ [^ ]+ day [^ ]+ dies [^ ]+$/ && $0 != name { refused[path] = 1 }
open == 0 && /^# replaces [0-9a-f]+$/ && length($3) == 16 { by[whole " " $3] = by[whole " " $3] " " path }
/^# \+ [a-z][a-z0-9-]* [0-9.]+$/ && length($3) <= 40 && $4 ~ ("^" number "\\." number "\\." number "$") {
    open = 1; lines = 0; sound = 1; split("", block); next
}
/^$/ { open = 0; next }
open == 0 { next }
/^# = [0-9]+ [0-9a-f]+$/ {
    open = 0
    if (!sound || $3 != lines "" || length($4) != 8) next
    used[path] = 1
    for (field in block) sums[path, field] = sums[path, field] + block[field]
    for (field in block) if (!((path, field) in known)) { known[path, field] = 1; fields[path] = fields[path] " " field }
    next
}
{
    part = "[a-z][a-z0-9]*(_[a-z0-9]+)*"
    lines++
    if ($0 !~ ("^" part "\\." part "\\." part "({[!-z|~]+})? [1-9][0-9]*$")) sound = 0
    else if (substr($1, 1, length(program) + 1) != program ".") sound = 0
    else if ($1 in block || length($0) > 16384 || length($2) > 16 || $2 + 0 > 9007199254740991) sound = 0
    else if (length($2) == 16 && "x" $2 > "x9007199254740991") sound = 0
    label = $1; sub(/^[^{]*/, "", label); gsub(/%(20|25|2C|3B|3C|3D|3E|7B|7C|7D)/, "", label)
    if (label ~ /%|\||.{/) sound = 0
    block[$1] = $2
}
END {
    for (i = 1; i <= count; i++) {
        path = files[i]
        n = split(by[suffix[path]], replacing, " "); gone = 0
        for (j = 1; j <= n; j++) if (!(replacing[j] in refused)) gone = 1
        if (path in refused || gone || !(path in used)) continue
        if (!(says[path] in days)) { days[says[path]] = 1; print says[path] }
        m = split(fields[path], all, " ")
        for (j = 1; j <= m; j++) total[says[path] " " all[j]] += sums[path, all[j]]
    }
    for (key in total) printf "%s %.0f\n", key, (total[key] > 9007199254740991 ? 9007199254740991 : total[key])
}
