@echo off
rem Builds what changed and runs the product:  clause demo
setlocal
set DOTNET_NOLOGO=1
dotnet build "%~dp0src\ClauseExtractor.Cli\ClauseExtractor.Cli.csproj" -c Release -v q --nologo 1>&2 || exit /b 1
dotnet "%~dp0src\ClauseExtractor.Cli\bin\Release\net10.0\clause.dll" %*
exit /b %ERRORLEVEL%
