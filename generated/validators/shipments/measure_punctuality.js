// Made by toolwright generate. Do not edit: change the catalog instead.
import { formats, owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func3 = ucs2length;
const formats0 = formats["date"];
const obj0 = ["service_level","country","lane"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.group_by === undefined){
data.group_by = "service_level";
}
if(data.pause_ms === undefined){
data.pause_ms = 0;
}
if((data.from_date === undefined) || (!(owns(data, "from_date")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "from_date"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.to_date === undefined) || (!(owns(data, "to_date")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "to_date"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((((key0 === "from_date") || (key0 === "to_date")) || (key0 === "group_by")) || (key0 === "pause_ms"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["from_date","to_date","group_by","pause_ms"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.from_date !== undefined && owns(data, "from_date")){
let data0 = data.from_date;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 == "number"){
}
if(typeof data0 === "string"){
if(data0.length > 10 && func3(data0) > 10){
const err3 = {instancePath:instancePath+"/from_date",keyword:"maxLength",params:{limit: 10}};
(vErrors ??= []).push(err3);
errors++;
}
if(!(formats0(data0))){
const err4 = {instancePath:instancePath+"/from_date",keyword:"format",params:{format: "date"}};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/from_date",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err5);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.to_date !== undefined && owns(data, "to_date")){
let data1 = data.to_date;
const _errs5 = errors;
const _errs6 = errors;
if(typeof data1 == "number"){
}
if(typeof data1 === "string"){
if(data1.length > 10 && func3(data1) > 10){
const err6 = {instancePath:instancePath+"/to_date",keyword:"maxLength",params:{limit: 10}};
(vErrors ??= []).push(err6);
errors++;
}
if(!(formats0(data1))){
const err7 = {instancePath:instancePath+"/to_date",keyword:"format",params:{format: "date"}};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/to_date",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err8);
errors++;
}
var valid2 = _errs6 === errors;
var valid0 = _errs5 === errors;
}
let data2 = data.group_by;
const _errs8 = errors;
if(!(data2 === "service_level" || data2 === "country" || data2 === "lane")){
const err9 = {instancePath:instancePath+"/group_by",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err9);
errors++;
}
var valid0 = _errs8 === errors;
let data3 = data.pause_ms;
const _errs9 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err10 = {instancePath:instancePath+"/pause_ms",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err10);
errors++;
}
if(typeof data3 == "number"){
if(data3 > 1000 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/pause_ms",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
(vErrors ??= []).push(err11);
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/pause_ms",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err12);
errors++;
}
}
var valid0 = _errs9 === errors;
}
else {
const err13 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err13);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func9 = ucs2length;
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.groups === undefined) || (!(owns(data, "groups")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "groups"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.scanned === undefined) || (!(owns(data, "scanned")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "scanned"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((key0 === "groups") || (key0 === "scanned"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["groups","scanned"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.groups !== undefined && owns(data, "groups")){
let data0 = data.groups;
const _errs2 = errors;
if(Array.isArray(data0)){
if(data0.length > 64){
const err3 = {instancePath:instancePath+"/groups",keyword:"maxItems",params:{limit: 64}};
(vErrors ??= []).push(err3);
errors++;
}
let valid2 = true;
const len0 = data0.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if((data1.group === undefined) || (!(owns(data1, "group")))){
const err4 = {instancePath:instancePath+"/groups/" + i0,keyword:"required",params:{missingProperty: "group"}};
(vErrors ??= []).push(err4);
errors++;
}
if((data1.delivered === undefined) || (!(owns(data1, "delivered")))){
const err5 = {instancePath:instancePath+"/groups/" + i0,keyword:"required",params:{missingProperty: "delivered"}};
(vErrors ??= []).push(err5);
errors++;
}
if((data1.late === undefined) || (!(owns(data1, "late")))){
const err6 = {instancePath:instancePath+"/groups/" + i0,keyword:"required",params:{missingProperty: "late"}};
(vErrors ??= []).push(err6);
errors++;
}
if((data1.on_time_percent === undefined) || (!(owns(data1, "on_time_percent")))){
const err7 = {instancePath:instancePath+"/groups/" + i0,keyword:"required",params:{missingProperty: "on_time_percent"}};
(vErrors ??= []).push(err7);
errors++;
}
if((data1.average_late_minutes === undefined) || (!(owns(data1, "average_late_minutes")))){
const err8 = {instancePath:instancePath+"/groups/" + i0,keyword:"required",params:{missingProperty: "average_late_minutes"}};
(vErrors ??= []).push(err8);
errors++;
}
const before2 = errors;
for(const key1 in data1){
if(!Object.prototype.hasOwnProperty.call(data1, key1)) continue;
if(!(((((key1 === "group") || (key1 === "delivered")) || (key1 === "late")) || (key1 === "on_time_percent")) || (key1 === "average_late_minutes"))){
const err9 = {instancePath:instancePath+"/groups/" + i0,keyword:"additionalProperties",params:{property: key1, known: ["group","delivered","late","on_time_percent","average_late_minutes"], closed: true}};
(vErrors ??= []).push(err9);
errors++;
}
if(errors > before2){
break;
}
}
if(data1.group !== undefined && owns(data1, "group")){
let data2 = data1.group;
const _errs7 = errors;
if(typeof data2 === "string"){
if(data2.length > 40 && func9(data2) > 40){
const err10 = {instancePath:instancePath+"/groups/" + i0+"/group",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/groups/" + i0+"/group",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err11);
errors++;
}
var valid3 = _errs7 === errors;
}
if(data1.delivered !== undefined && owns(data1, "delivered")){
let data3 = data1.delivered;
const _errs9 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err12 = {instancePath:instancePath+"/groups/" + i0+"/delivered",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err12);
errors++;
}
if(typeof data3 == "number"){
if(data3 > 1000000 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/groups/" + i0+"/delivered",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err13);
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err14 = {instancePath:instancePath+"/groups/" + i0+"/delivered",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err14);
errors++;
}
}
var valid3 = _errs9 === errors;
}
if(data1.late !== undefined && owns(data1, "late")){
let data4 = data1.late;
const _errs11 = errors;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err15 = {instancePath:instancePath+"/groups/" + i0+"/late",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err15);
errors++;
}
if(typeof data4 == "number"){
if(data4 > 1000000 || isNaN(data4)){
const err16 = {instancePath:instancePath+"/groups/" + i0+"/late",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err16);
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err17 = {instancePath:instancePath+"/groups/" + i0+"/late",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err17);
errors++;
}
}
var valid3 = _errs11 === errors;
}
if(data1.on_time_percent !== undefined && owns(data1, "on_time_percent")){
let data5 = data1.on_time_percent;
const _errs13 = errors;
if(typeof data5 == "number"){
if(data5 > 100 || isNaN(data5)){
const err18 = {instancePath:instancePath+"/groups/" + i0+"/on_time_percent",keyword:"maximum",params:{comparison: "<=", limit: 100}};
(vErrors ??= []).push(err18);
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err19 = {instancePath:instancePath+"/groups/" + i0+"/on_time_percent",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err19);
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/groups/" + i0+"/on_time_percent",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err20);
errors++;
}
var valid3 = _errs13 === errors;
}
if(data1.average_late_minutes !== undefined && owns(data1, "average_late_minutes")){
let data6 = data1.average_late_minutes;
const _errs15 = errors;
const _errs16 = errors;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err21 = {instancePath:instancePath+"/groups/" + i0+"/average_late_minutes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err21);
errors++;
}
if(typeof data6 == "number"){
if(data6 > 1000000 || isNaN(data6)){
const err22 = {instancePath:instancePath+"/groups/" + i0+"/average_late_minutes",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err22);
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err23 = {instancePath:instancePath+"/groups/" + i0+"/average_late_minutes",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err23);
errors++;
}
}
var valid4 = _errs16 === errors;
var valid3 = _errs15 === errors;
}
}
else {
const err24 = {instancePath:instancePath+"/groups/" + i0,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err24);
errors++;
}
var valid1 = _errs4 === errors;
if(!valid1){
valid2 = false;
}
if(errors > before1){
break;
}
}
}
else {
const err25 = {instancePath:instancePath+"/groups",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err25);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.scanned !== undefined && owns(data, "scanned")){
let data7 = data.scanned;
const _errs18 = errors;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err26 = {instancePath:instancePath+"/scanned",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err26);
errors++;
}
if(typeof data7 == "number"){
if(data7 > 1000000 || isNaN(data7)){
const err27 = {instancePath:instancePath+"/scanned",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err27);
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err28 = {instancePath:instancePath+"/scanned",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err28);
errors++;
}
}
var valid0 = _errs18 === errors;
}
}
else {
const err29 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err29);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
